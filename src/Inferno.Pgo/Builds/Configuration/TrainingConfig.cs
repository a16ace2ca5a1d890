namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The work that teaches the compiler what is hot.</summary>
/// <param name="Inputs">Files and folders that the runs read, absolute: a change of their content makes a profile stale.</param>
/// <param name="Runs">The runs, merged into one profile.</param>
public sealed record TrainingConfig(IReadOnlyList<string> Inputs, IReadOnlyList<TrainingScenario> Runs)
{
    /// <summary>
    /// Profiles (.mibc) and traces (.nettrace) that are there already, merged with the runs': of production, of another machine. Absolute,
    /// in ordinal order.
    /// </summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];
}
