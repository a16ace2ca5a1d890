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
        [.. Outputs(samples), .. Work(samples), .. Settling(samples), .. Iterations(samples), .. Times(samples),
            .. Voids(samples.Pairs.Count, samples.Voids)];

    /// <summary>Whether more than one pair in ten had to be done again.</summary>
    internal static IEnumerable<Finding> Voids(int pairs, IReadOnlyList<VoidedPair> voids) =>
        voids.Count * 10 <= pairs + voids.Count
            ? []
            : [MeasurementFindings.TooManyVoids(voids.Count, pairs, voids[^1].Message)];

    private static IEnumerable<Finding> Outputs(Samples samples)
    {
        string[] baseline = Digests(samples.Pairs.Select(pair => pair.Baseline));
        string[] candidate = Digests(samples.Pairs.Select(pair => pair.Candidate));
        if (baseline.Length > 1)
        {
            yield return MeasurementFindings.OutputsVary("baseline", baseline.Length);
        }

        if (candidate.Length > 1)
        {
            yield return MeasurementFindings.OutputsVary("candidate", candidate.Length);
        }

        if (samples.Scenario.CandidateWorkload is null && baseline.Length == 1 && candidate.Length == 1 && baseline[0] != candidate[0])
        {
            yield return MeasurementFindings.OutputsDiffer(baseline[0], candidate[0]);
        }
    }

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

    private static IEnumerable<Finding> Settling(Samples samples)
    {
        int unsettled = samples.Scenario.Metric == Metric.Warm
            ? samples.Launches.Count(launch => launch.Settling is not { IsSettled: true })
            : 0;
        return unsettled == 0 ? [] : [MeasurementFindings.NotSettled(unsettled, 2 * samples.Pairs.Count)];
    }

    private static IEnumerable<Finding> Iterations(Samples samples)
    {
        if (samples.Scenario.Metric == Metric.Cold || samples.Pairs.Count == 0)
        {
            return [];
        }

        int fewest = samples.Launches.Min(launch => launch.Case.Batches.Count);
        int needed = samples.Scenario.Workload.Batches;
        return fewest >= needed ? [] : [MeasurementFindings.TooFewIterations(fewest, needed)];
    }

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

    private static string[] Digests(IEnumerable<Launch> launches) =>
        [.. launches.Select(launch => launch.Case.OutputDigest).Distinct(StringComparer.Ordinal)];
}
