using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Verdicts;

/// <summary>Looks for what makes samples worthless before anyone looks at their figures.</summary>
public static class SampleValidity
{
    /// <summary>Share by which a candidate that is to do more work must do more, in tokens.</summary>
    public const double LeastMoreWork = .10;

    /// <summary>Everything wrong with <paramref name="samples"/>; empty where they may be compared.</summary>
    public static IReadOnlyList<Finding> Check(Samples samples) =>
        [.. Outputs(samples), .. Work(samples), .. Settled(samples), .. Iterations(samples), .. Times(samples), .. Launches(samples),
            .. Voids(samples.Pairs.Count, samples.Voids)];

    /// <summary>Whether more than one pair in ten had to be done again.</summary>
    internal static IEnumerable<Finding> Voids(int pairs, IReadOnlyList<VoidedPair> voids) =>
        voids.Count * 10 <= pairs + voids.Count
            ? []
            : [MeasurementFindings.TooManyVoids(voids.Count, pairs, voids[^1].Message)];

    /// <summary>Whether builds that were to compute the same computed anything else.</summary>
    /// <param name="baseline">What each launch of the baseline said it computed.</param>
    /// <param name="candidate">What each launch of the candidate said.</param>
    /// <param name="isSameWork">Whether both were given the same work.</param>
    internal static IEnumerable<Finding> Outputs(IEnumerable<string> baseline, IEnumerable<string> candidate, bool isSameWork)
    {
        string[] one = [.. baseline.Distinct(StringComparer.Ordinal)];
        string[] other = [.. candidate.Distinct(StringComparer.Ordinal)];
        if (one.Length > 1)
        {
            yield return MeasurementFindings.OutputsVary("baseline", one.Length);
        }

        if (other.Length > 1)
        {
            yield return MeasurementFindings.OutputsVary("candidate", other.Length);
        }

        if (isSameWork && one.Length == 1 && other.Length == 1 && one[0] != other[0])
        {
            yield return MeasurementFindings.OutputsDiffer(one[0], other[0]);
        }
    }

    /// <summary>Whether launches measured that had not settled.</summary>
    /// <param name="launches">Whether each of them had.</param>
    internal static IEnumerable<Finding> Settled(IReadOnlyList<bool> launches) =>
        launches.Count(isSettled => !isSettled) is var unsettled and > 0
            ? [MeasurementFindings.NotSettled(unsettled, launches.Count)]
            : [];

    private static IEnumerable<Finding> Outputs(Samples samples) => Outputs(
        samples.Pairs.Select(pair => pair.Baseline.Case.OutputDigest),
        samples.Pairs.Select(pair => pair.Candidate.Case.OutputDigest),
        samples.Scenario.CandidateWorkload is null);

    // A model that ends its text early does no more work than it was asked for before.
    private static IEnumerable<Finding> Work(Samples samples)
    {
        if (samples.Scenario.CandidateWorkload is null || samples.Pairs.Count == 0)
        {
            return [];
        }

        long baseline = samples.Pairs.Sum(pair => Tokens(pair.Baseline));
        long candidate = samples.Pairs.Sum(pair => Tokens(pair.Candidate));
        return candidate >= baseline * (1 + LeastMoreWork) ? [] : [MeasurementFindings.NoMoreWork(baseline, candidate)];
    }

    private static long Tokens(Launch launch) => launch.Case.Batches.Sum(batch => batch.Work ?? 0);

    private static IEnumerable<Finding> Settled(Samples samples) => samples.Scenario.Metric == Metric.Warm
        ? Settled([.. samples.Launches.Select(launch => launch.Settling is { IsSettled: true })])
        : [];

    private static IEnumerable<Finding> Iterations(Samples samples)
    {
        if (samples.Scenario.Metric != Metric.Warm || samples.Pairs.Count == 0)
        {
            return [];
        }

        int fewest = samples.Launches.Min(launch => launch.Case.Batches.Count);
        int needed = samples.Scenario.Workload.Batches;
        return fewest >= needed ? [] : [MeasurementFindings.TooFewIterations(fewest, needed)];
    }

    // A process that is measured as a whole does not say whether it had settled: its batches show it, where it prints one number each.
    private static IEnumerable<Finding> Launches(Samples samples) => samples.IsOfWholeLaunches && samples.Pairs.Count >= samples.Scenario.Expectation.Looks[0]
        ? WithinLaunch.Check(samples.WholeLaunches, startsCount: samples.Scenario.Metric == Metric.Wall)
        : [];

    private static IEnumerable<Finding> Times(Samples samples)
    {
        int pairs = samples.Pairs.Count;
        int least = samples.Scenario.Expectation.Looks[0];
        if (pairs < least)
        {
            return [MeasurementFindings.TooFewPairs(pairs, least)];
        }

        double[] baseline = samples.Values(pair => pair.Baseline);
        double[] candidate = samples.Values(pair => pair.Candidate);
        return baseline.SequenceEqual(candidate) ? [MeasurementFindings.IdenticalPairs(pairs)]
            : [.. Identical("baseline", baseline), .. Identical("candidate", candidate)];
    }

    private static IEnumerable<Finding> Identical(string build, double[] values) =>
        values.Distinct().Skip(1).Any() ? [] : [MeasurementFindings.IdenticalResults(build, values.Length)];
}
