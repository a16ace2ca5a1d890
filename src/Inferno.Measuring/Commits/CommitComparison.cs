using Inferno.Measuring.Comparing;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Measuring.Commits;

/// <summary>How a program's time changed between two commits.</summary>
public enum CommitDifference
{
    /// <summary>Neither takes longer than the other by more than the margin.</summary>
    Equal,

    /// <summary>The later commit takes less time, by more than the margin.</summary>
    Faster,

    /// <summary>The later commit takes more time, by more than the margin.</summary>
    Slower,

    /// <summary>All pairs are measured and none of these is proved.</summary>
    Undecided,

    /// <summary>The measurement says nothing, whatever its figures are.</summary>
    Worthless,
}

/// <summary>A program at two commits, measured side by side.</summary>
/// <param name="From">The commit that is compared with.</param>
/// <param name="To">The later commit.</param>
/// <param name="Comparison">What was asked, whether both take the same time within a margin; every value, and what it came to.</param>
public sealed record CommitComparison(Commit From, Commit To, ComparisonRecord Comparison)
{
    /// <summary>How the program's time changed.</summary>
    public CommitDifference Difference => Comparison.Verdict switch
    {
        { Outcome: Outcome.Pass } => CommitDifference.Equal,
        { Outcome: Outcome.Fail, Gain: { } gain } => gain.Gain > 0 ? CommitDifference.Faster : CommitDifference.Slower,
        { Outcome: Outcome.Inconclusive } => CommitDifference.Undecided,
        _ => CommitDifference.Worthless,
    };
}
