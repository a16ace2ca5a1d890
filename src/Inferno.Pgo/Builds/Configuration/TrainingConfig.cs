namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The work that teaches the compiler what is hot.</summary>
/// <param name="Inputs">Files and folders that the runs read, absolute: a change of their content makes a profile stale.</param>
/// <param name="Runs">The runs, merged into one profile.</param>
public sealed record TrainingConfig(IReadOnlyList<string> Inputs, IReadOnlyList<TrainingScenario> Runs);
