using Inferno.Measuring.Processes;

namespace Inferno.Measuring.Rounds;

/// <summary>A pair of which a launch died, so that both were done again.</summary>
/// <param name="Pair">The pair's number, from 1.</param>
/// <param name="Build">Name of the build whose launch died.</param>
/// <param name="Failure">How it died.</param>
/// <param name="Message">The whole account of it.</param>
public sealed record VoidedPair(int Pair, string Build, LaunchFailure Failure, string Message);
