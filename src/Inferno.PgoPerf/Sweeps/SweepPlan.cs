using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Sweeps;

/// <summary>What a sweep measures.</summary>
/// <param name="Builds">The two builds.</param>
/// <param name="Models">The models, one a width.</param>
/// <param name="Seed">Draws the order within every pair.</param>
public sealed record SweepPlan(BuildPair Builds, IReadOnlyList<SweepModel> Models, int Seed)
{
    /// <summary>After this a launch is killed and its pair done again.</summary>
    public TimeSpan LaunchTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
