using Inferno.Measuring.Processes;

namespace Inferno.Measuring.Comparing;

/// <summary>The two builds that a scenario compares.</summary>
/// <param name="Baseline">The build without a profile.</param>
/// <param name="Candidate">The build that should be faster, or the copy that should not differ.</param>
public sealed record BuildPair(ProgramBuild Baseline, ProgramBuild Candidate);
