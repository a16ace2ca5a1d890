using Inferno.Measuring.Comparing;
using Inferno.Measuring.Processes;
using Inferno.Pgo.Builds.Commits;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Measuring.Commits;

/// <summary>Measures the PGO builds of two commits against each other.</summary>
/// <param name="builds">Makes and keeps the builds.</param>
/// <param name="plan">How two programs are compared; <see cref="ComparisonPlan.EqualWithin"/> is set.</param>
/// <param name="progress">Told after every pair, a line at a time.</param>
public sealed class CommitComparer(CommitBuilds builds, Func<BuildPair, ComparisonPlan> plan, IProgress<string> progress)
{
    /// <summary>Builds both commits where that is still to be done, and measures them.</summary>
    /// <exception cref="CommitBuildException">One does not build.</exception>
    /// <exception cref="LaunchException">A launch of one, whose <see cref="Commit.ShortHash"/> is its build's name, gave no value.</exception>
    /// <exception cref="ArgumentException">The builds cannot be compared in the way that was asked for.</exception>
    public async Task<CommitComparison> CompareAsync(Commit from, Commit to, CancellationToken cancellation)
    {
        BuildPair pair = new(await ProgramAsync(from, cancellation), await ProgramAsync(to, cancellation));
        progress.Report($"measuring {to} against {from}");
        return new CommitComparison(from, to, await new ProgramComparer(plan(pair), progress).RunAsync(cancellation));
    }

    private async Task<ProgramBuild> ProgramAsync(Commit commit, CancellationToken cancellation)
    {
        BuildResult made = await builds.OfAsync(commit, cancellation);
        return ProgramBuild.In(commit.ShortHash, made.PgoDirectory);
    }
}
