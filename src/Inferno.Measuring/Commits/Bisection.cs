using Inferno.Pgo.Builds.Sources;

namespace Inferno.Measuring.Commits;

/// <summary>How the search for a regression ended.</summary>
public enum BisectionEnd
{
    /// <summary>One commit is slower than the good one, while the commit before it is not, and slower than that too.</summary>
    Found,

    /// <summary>The bad commit is not slower than the good one.</summary>
    NoRegression,

    /// <summary>Noise hides whether a commit is slower: to take it for good or for bad would be a guess.</summary>
    Undecided,

    /// <summary>A measurement said nothing, whatever its figures were.</summary>
    Worthless,

    /// <summary>The commits that are left beside a slower one could not be measured.</summary>
    Unmeasurable,

    /// <summary>
    /// A commit is the first that is slower than the good one, yet it is not shown to be slower than the one before it: many small steps
    /// add up, or noise misled the search.
    /// </summary>
    Gradual,
}

/// <summary>A step of the search.</summary>
/// <param name="Commit">The commit that was looked at.</param>
/// <param name="Comparison">What came of it; <see langword="null"/> where it could not be measured.</param>
/// <param name="Skipped">Why it could not be measured; <see langword="null"/> where it was.</param>
public sealed record BisectionStep(Commit Commit, CommitComparison? Comparison, string? Skipped);

/// <summary>The search for the commit that made a program slower.</summary>
/// <param name="Good">The commit that is compared with.</param>
/// <param name="Steps">What was looked at, in that order; the bad commit first.</param>
/// <param name="Suspects">The commits of which one made it slower, the oldest first; none where nothing did.</param>
/// <param name="End">How it ended.</param>
public sealed record Bisection(Commit Good, IReadOnlyList<BisectionStep> Steps, IReadOnlyList<Commit> Suspects, BisectionEnd End);
