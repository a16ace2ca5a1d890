using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.Lab.Sweeps;

/// <summary>What a sweep measures of one mode.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Baseline">Its build without a profile.</param>
/// <param name="Pgo">Its build with one.</param>
/// <param name="Probed">A build with IL in it, of which the scores are taken.</param>
/// <param name="Models">The models, one a width.</param>
/// <param name="Seed">Draws the order within every pair.</param>
public sealed record SweepPlan(
    PgoMode Mode, ProgramBuild Baseline, ProgramBuild Pgo, ProgramBuild Probed, IReadOnlyList<SweepModel> Models, int Seed)
{
    /// <summary>After this a launch is killed and its pair done again.</summary>
    public TimeSpan LaunchTimeout { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>A model of a width.</summary>
/// <param name="Hidden">Width of its residual stream.</param>
/// <param name="Request">The warm scenario that is measured on it.</param>
public sealed record SweepModel(int Hidden, Scenario Request);
