namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A method that the traced process compiled.</summary>
/// <param name="ModuleId">The runtime's own id of its module.</param>
/// <param name="Name">Type and name, as the runtime prints them.</param>
internal sealed record CompiledAtRunTime(ulong ModuleId, string Name);
