using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.Measuring.Metrics;

/// <summary>One metric of both builds over a scenario's pairs.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Baseline">Median over the baseline's launches.</param>
/// <param name="Candidate">Median over the candidate's launches.</param>
/// <param name="Change">
/// How the candidate's figure differs from the baseline's, estimated from the pairs; <see langword="null"/> where they are
/// too few or a figure is 0.
/// </param>
public sealed record MetricComparison(LaunchMetric Metric, double Baseline, double Candidate, RelativeChange? Change)
{
    /// <summary>Every metric in <paramref name="metrics"/> that the launches of <paramref name="samples"/> know.</summary>
    public static IReadOnlyList<MetricComparison> All(Samples samples, IEnumerable<LaunchMetric> metrics) =>
        [.. metrics.Select(metric => Of(samples, metric)).OfType<MetricComparison>()];

    /// <summary>The metric over all pairs in which both launches know it; <see langword="null"/> where none do.</summary>
    public static MetricComparison? Of(Samples samples, LaunchMetric metric)
    {
        LaunchPair[] pairs = [.. samples.Pairs.Where(pair => pair.Launches.All(launch => metric.Of(launch) is not null))];
        if (pairs.Length == 0)
        {
            return null;
        }

        double[] baseline = [.. pairs.Select(pair => metric.Of(pair.Baseline)!.Value)];
        double[] candidate = [.. pairs.Select(pair => metric.Of(pair.Candidate)!.Value)];
        return new MetricComparison(
            metric, LaunchPair.Median(baseline), LaunchPair.Median(candidate), ChangeBetween(baseline, candidate));
    }

    private static RelativeChange? ChangeBetween(double[] baseline, double[] candidate)
    {
        bool estimable = baseline.Length >= PairedLogRatio.FewestPairs
            && baseline.Concat(candidate).All(value => value > 0)
            && (baseline.Distinct().Skip(1).Any() || candidate.Distinct().Skip(1).Any());
        return estimable ? RelativeChange.Of(PairedLogRatio.Estimate(baseline, candidate)) : null;
    }
}
