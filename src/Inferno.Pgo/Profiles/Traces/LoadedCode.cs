namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A method of the traced process: its owner, its definition and the type ids of its own arguments.</summary>
internal sealed record LoadedMethod(ulong TypeId, uint Token, ulong[] Arguments);

/// <summary>An assembly that the traced process loaded.</summary>
/// <param name="Path">Where its IL was; empty for code made at run time.</param>
/// <param name="SymbolId">Identity of its symbol file, which changes with every compilation; empty if it has none.</param>
internal sealed record LoadedModule(string Path, Guid SymbolId)
{
    /// <summary>The runtime's own id of its assembly.</summary>
    public ulong AssemblyId { get; init; }
}

/// <summary>A type of the traced process.</summary>
/// <param name="ModuleId">The module that defines it.</param>
/// <param name="Token">Its definition in that module.</param>
/// <param name="Flags">The runtime's flags; bits 8 to 13 are the rank of an array that is no vector.</param>
/// <param name="ElementType">The signature code of its sort.</param>
/// <param name="Name">As the runtime prints it.</param>
/// <param name="Parameters">Type ids of its arguments or element.</param>
internal sealed record LoadedType(
    ulong ModuleId,
    uint Token,
    uint Flags,
    byte ElementType,
    string Name,
    ulong[] Parameters)
{
    public int Rank => (int)((Flags >> 8) & 0x3F);
}

/// <summary>A method that the traced process compiled.</summary>
/// <param name="ModuleId">The runtime's own id of its module.</param>
/// <param name="Name">Type and name, as the runtime prints them.</param>
internal sealed record CompiledAtRunTime(ulong ModuleId, string Name);
