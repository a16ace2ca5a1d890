namespace Inferno.PgoPerf.Launching;

/// <summary>The builds that a mode's run measures.</summary>
/// <param name="Baseline">The build without a profile.</param>
/// <param name="Pgo">The profile-guided build.</param>
/// <param name="BaselineCopy">A byte copy of the baseline in another folder, for the canary.</param>
public sealed record ModeBuilds(ProgramBuild Baseline, ProgramBuild Pgo, ProgramBuild BaselineCopy);
