using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Calibration;

/// <summary>This project's procedure and those of common tools, each as its tool uses it.</summary>
public static class Procedures
{
    private const double Alpha = .05;
    private const double MeanThreshold = .1;

    /// <summary>Resamples of Criterion's bootstrap: 1,000 instead of 100,000, which moves a p-value near .05 by ±.007.</summary>
    private const int Resamples = 1000;

    /// <summary>Randomised pairs and the trimmed mean log ratio, two-sided at .05.</summary>
    public static Procedure Ours { get; } = new(
        "this procedure",
        LaunchOrder.RandomisedPairs,
        (launches, _) => launches.Estimate(launches.Pairs).PValueDifference() <= Alpha);

    /// <summary>What other tools do, launches in the order in which they are used.</summary>
    public static IReadOnlyList<Procedure> Peers { get; } =
    [
        new("Criterion.rs, A then B", LaunchOrder.BaselineThenCandidate, ByCriterion),
        new("benchstat (Mann-Whitney), A then B", LaunchOrder.BaselineThenCandidate, ByMannWhitney),
        new("Welch (hyperfine), A then B", LaunchOrder.BaselineThenCandidate, ByWelch),
        new("means differ by > 10%, A then B", LaunchOrder.BaselineThenCandidate, ByMean),
        new("Mann-Whitney against stored history", LaunchOrder.StoredHistory, ByMannWhitney),
        new("Mann-Whitney, randomised pairs", LaunchOrder.RandomisedPairs, ByMannWhitney),
        new("Welch, randomised pairs", LaunchOrder.RandomisedPairs, ByWelch),
        new("signed rank, randomised pairs", LaunchOrder.RandomisedPairs, BySignedRank),
    ];

    private static bool ByCriterion(Launches launches, SplitMix64 random) =>
        CriterionBootstrap.Compare(launches.Baseline, launches.Candidate, Resamples, random.NextBits()).Differs;

    private static bool ByMannWhitney(Launches launches, SplitMix64 random) =>
        MannWhitney.Test(launches.Baseline, launches.Candidate).PValue <= Alpha;

    private static bool ByWelch(Launches launches, SplitMix64 random) =>
        Welch.Test(launches.Baseline, launches.Candidate).PValue <= Alpha;

    private static bool ByMean(Launches launches, SplitMix64 random) =>
        Math.Abs(Moments.Mean(launches.Candidate) / Moments.Mean(launches.Baseline) - 1) > MeanThreshold;

    private static bool BySignedRank(Launches launches, SplitMix64 random) =>
        SignedRank.Test([.. launches.Baseline.Zip(launches.Candidate, (a, b) => Math.Log(a) - Math.Log(b))]).PValue
            <= Alpha;
}
