namespace Inferno.Pgo.Profiles.Traces;

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
