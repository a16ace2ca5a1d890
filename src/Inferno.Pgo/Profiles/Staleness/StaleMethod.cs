namespace Inferno.Pgo.Profiles.Staleness;

/// <summary>A profiled method that no longer fits the assemblies.</summary>
public sealed record StaleMethod(MethodProfile Profile, StaleReason Reason);
