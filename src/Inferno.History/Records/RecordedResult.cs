using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.History.Records;

/// <summary>What a scenario came to, and the samples that it rests on.</summary>
/// <param name="Scenario">Its group and case.</param>
/// <param name="Metric">What each sample is.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record RecordedResult(string Scenario, Metric Metric, Outcome Verdict, string Reason)
{
    /// <summary>
    /// How much less time the candidate took; <see langword="null"/> where nothing could be estimated.
    /// </summary>
    public LogRatio? LogRatio { get; init; }

    /// <summary>
    /// The digest of the pinned build in the baseline's place; <see langword="null"/> where the baseline was.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>Pairs that were measured.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs that had to be done again.</summary>
    public required int Voids { get; init; }

    /// <summary>What its launches knew beside their times, in the order of the reports; empty in runs from before it was kept.</summary>
    public IReadOnlyList<RecordedMetric> Metrics { get; init; } = [];

    /// <summary>Every pair in the order of measuring, in seconds; empty where only summaries were asked for.</summary>
    public IReadOnlyList<MeasuredPair<double>> Samples { get; init; } = [];

    internal static RecordedResult Of(
        ScenarioResult result, ReferenceRecord? reference, IReadOnlyList<LaunchMetric> metrics)
    {
        Samples samples = result.Samples;
        Metric metric = samples.Scenario.Metric;
        return new RecordedResult(samples.Scenario.Name, metric, result.Verdict.Outcome, result.Verdict.Reason)
        {
            LogRatio = result.Verdict.Gain is { } gain ? LogRatio.Of(gain) : null,
            Reference = samples.Scenario.Expectation is NotSlower ? reference?.Digest : null,
            Pairs = samples.Pairs.Count,
            Voids = samples.Voids.Count,
            Metrics = [.. MetricComparison.All(samples, metrics).Select(RecordedMetric.Of)],
            Samples = [.. samples.Pairs.Select(pair => new MeasuredPair<double>(
                pair.Order, pair.Baseline.Value(metric), pair.Candidate.Value(metric)))],
        };
    }
}
