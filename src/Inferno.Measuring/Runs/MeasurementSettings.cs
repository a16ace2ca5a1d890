using Inferno.Measuring.Rounds;

namespace Inferno.Measuring.Runs;

/// <summary>What all rounds of a run share.</summary>
/// <param name="Seed">Draws the orders of every round.</param>
/// <param name="LaunchTimeout">After this without an answer, times the builds that are alive, a build is killed and the round voided.</param>
public sealed record MeasurementSettings(int Seed, TimeSpan LaunchTimeout)
{
    /// <summary>Many times what an answer takes on a loaded machine.</summary>
    public static readonly TimeSpan DefaultLaunchTimeout = TimeSpan.FromMinutes(2);

    internal ScenarioRounds Rounds => new(LaunchTimeout);
}
