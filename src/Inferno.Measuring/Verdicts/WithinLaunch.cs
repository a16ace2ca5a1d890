using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Statistics;
using Inferno.Statistics.Series;

namespace Inferno.Measuring.Verdicts;

/// <summary>
/// Looks for what had not settled when it was measured. A build whose hot code is still to be compiled differs from itself a
/// second later by more than any profile gains, in every launch alike: no number of pairs averages that out.
/// </summary>
public static class WithinLaunch
{
    private const int FewestAtTheEnd = 3;

    // In eight batches, the last three all beside the others come to this; one in 28 steady launches does so by chance.
    private const double LeastShift = 2.2;

    // Foreign load makes a steady launch look like a drifting one now and then; a compiler at work does it in most launches.
    private const double StrayShare = .25;

    // Code that is not yet compiled for good has read 7.4 times slower than it is. A profile has never gained half.
    private const double LargestUnseen = 2;

    /// <summary>
    /// What speaks against <paramref name="pairs"/>: launches that drift, a ratio that drifts from pair to pair, and builds that
    /// are further apart than can be believed of launches into which nobody could look.
    /// </summary>
    /// <param name="pairs">The pairs, at least six.</param>
    /// <param name="startsCount">Whether the start of a launch is part of what is measured, so that none can settle.</param>
    public static IEnumerable<Finding> Check(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs, bool startsCount)
    {
        MeasuredLaunch[][] builds = [[.. pairs.Select(pair => pair.Baseline)], [.. pairs.Select(pair => pair.Candidate)]];
        if (builds.Any(launches => launches.Count(IsUnsettled) > StrayShare * launches.Length))
        {
            yield return MeasurementFindings.NotSettled(builds.Sum(launches => launches.Count(IsUnsettled)), 2 * pairs.Count);
        }

        double apart = Math.Exp(Math.Abs(Math.Log(Quantiles.Value(Ratios(pairs), .5))));
        if (apart > LargestUnseen && IsUnseen(pairs, startsCount))
        {
            yield return MeasurementFindings.UnseenAndFarApart(apart);
        }

        foreach (Finding finding in RatioDrift(pairs))
        {
            yield return finding;
        }
    }

    /// <summary>Whether the ratio of both builds moves from pair to pair; at least six pairs.</summary>
    internal static IEnumerable<Finding> RatioDrift(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs) =>
        WarningSigns.DriftOf(Ratios(pairs)) is { } drift ? [MeasurementFindings.RatioDrifts(drift)] : [];

    /// <summary>What <paramref name="pairs"/> should be read with: a drift of both builds, and launches into which nobody could look.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="startsCount">Whether the start of a launch is part of what is measured, so that none can settle.</param>
    public static IEnumerable<Finding> Warn(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs, bool startsCount)
    {
        if (IsUnseen(pairs, startsCount))
        {
            yield return WarningFindings.SettlingUnseen();
        }

        if (WarningSigns.DriftOf([.. pairs.Select(pair => Math.Sqrt(pair.Baseline.Value * pair.Candidate.Value))]) is { } drift)
        {
            yield return WarningFindings.TimeTrend(drift);
        }
    }

    private static double[] Ratios(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs) =>
        [.. pairs.Select(pair => pair.Candidate.Value / pair.Baseline.Value)];

    private static bool IsUnseen(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs, bool startsCount) =>
        !startsCount && pairs.Any(pair => pair.Baseline.Batches.Count == 0 || pair.Candidate.Batches.Count == 0);

    // The end of a launch is what it settles to. The hot code may come late: all but the last batches are slow then, and rise or
    // fall among themselves, so that no trend over the whole shows it.
    private static bool IsUnsettled(MeasuredLaunch launch)
    {
        double[] batches = [.. launch.Batches];
        int[] ends = [batches.Length / 2, batches.Length / 4, batches.Length / 10];
        return batches.Length >= OutputNumber.FewestBatches
            && ends.Any(end => EndsElsewhere(batches[..^Math.Max(FewestAtTheEnd, end)], batches[^Math.Max(FewestAtTheEnd, end)..]));
    }

    private static bool EndsElsewhere(double[] before, double[] end) =>
        Math.Abs((Quantiles.Value(end, .5) / Quantiles.Value(before, .5)) - 1) > WarningSigns.SteadyWithin
        && RankShift.Of(before, end) > LeastShift;
}
