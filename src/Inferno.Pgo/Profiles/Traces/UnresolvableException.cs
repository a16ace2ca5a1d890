namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A type or method of a trace has no name, for the reason given.</summary>
internal sealed class UnresolvableException(string reason) : Exception(reason);
