namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A method of the traced process: its owner, its definition and the type ids of its own arguments.</summary>
internal sealed record LoadedMethod(ulong TypeId, uint Token, ulong[] Arguments);
