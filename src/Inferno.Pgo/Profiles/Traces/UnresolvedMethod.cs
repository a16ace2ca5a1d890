namespace Inferno.Pgo.Profiles.Traces;

/// <summary>A method that ran in training and is not in the profile.</summary>
/// <param name="Trace">The trace that it came from.</param>
/// <param name="Name">As the runtime printed it.</param>
/// <param name="Reason">Why it could not be used.</param>
public sealed record UnresolvedMethod(string Trace, string Name, string Reason);
