using Inferno.Measuring.Metrics;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.History.Records;

/// <summary>A metric of both builds as a scenario's pairs knew it.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Better">Which way it is better.</param>
/// <param name="Baseline">Median over the baseline's launches, in that unit.</param>
/// <param name="Candidate">Median over the candidate's launches, in that unit.</param>
public sealed record RecordedMetric(string Name, MetricUnit Unit, Better Better, double Baseline, double Candidate)
{
    /// <summary>How the candidate's figure differs; <see langword="null"/> where the pairs were too few or a figure was 0.</summary>
    public RelativeChange? Change { get; init; }

    internal static RecordedMetric Of(MetricComparison compared) => new(
        compared.Metric.Name, compared.Metric.Unit, compared.Metric.Better, compared.Baseline, compared.Candidate)
    {
        Change = compared.Change,
    };
}
