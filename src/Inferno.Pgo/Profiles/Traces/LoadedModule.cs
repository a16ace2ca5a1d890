namespace Inferno.Pgo.Profiles.Traces;

/// <summary>An assembly that the traced process loaded.</summary>
/// <param name="Path">Where its IL was; empty for code made at run time.</param>
/// <param name="SymbolId">Identity of its symbol file, which changes with every compilation; empty if it has none.</param>
internal sealed record LoadedModule(string Path, Guid SymbolId)
{
    /// <summary>The runtime's own id of its assembly.</summary>
    public ulong AssemblyId { get; init; }
}
