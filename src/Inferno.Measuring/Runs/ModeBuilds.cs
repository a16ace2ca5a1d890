using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Runs;

/// <summary>The builds that a mode's run measures.</summary>
/// <param name="Baseline">The build without a profile.</param>
/// <param name="Pgo">The profile-guided build.</param>
/// <param name="BaselineCopy">A byte copy of the baseline in another folder, for the canary.</param>
public sealed record ModeBuilds(ProgramBuild Baseline, ProgramBuild Pgo, ProgramBuild BaselineCopy)
{
    /// <summary>The profile-guided build that this one is measured against; <see langword="null"/> where none is.</summary>
    public ProgramBuild? Reference { get; init; }

    /// <summary>The two builds that <paramref name="scenario"/> compares.</summary>
    /// <exception cref="ArgumentException">It needs a reference and there is none.</exception>
    public (ProgramBuild Baseline, ProgramBuild Candidate) PairFor(Scenario scenario) => scenario.Role switch
    {
        Role.Canary => (Baseline, BaselineCopy),
        Role.Regression => (Reference ?? throw new ArgumentException($"{scenario.Name} needs a reference build."), Pgo),
        Role.SelfCheck => (Pgo, Pgo with { Name = "pgo slowed" }),
        _ => (Baseline, Pgo),
    };

    /// <summary>What those two take on disk.</summary>
    internal BuildSizes SizesFor(Scenario scenario)
    {
        (ProgramBuild baseline, ProgramBuild candidate) = PairFor(scenario);
        return new BuildSizes(baseline.SizeOnDisk(), candidate.SizeOnDisk());
    }
}
