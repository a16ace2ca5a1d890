using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Csv;

/// <summary>One row a scenario and metric: both builds' medians and the change between them.</summary>
public static class MetricsCsv
{
    private static readonly string[] Header =
        ["mode", "scenario", "metric", "unit", "baseline", "candidate", "change", "change_low", "change_high", "pairs"];

    /// <summary>The table of all metrics of <paramref name="run"/>; a change of 0.1 is 10% more.</summary>
    public static string Render(RunRecord run) => CsvTable.Render(
        Header,
        from mode in run.Modes
        from result in mode.Result.Scenarios
        from metric in MetricComparison.All(result.Samples, LaunchMetrics.With(run.Metrics))
        select new object?[]
        {
            mode.Result.Mode.Name(), result.Samples.Scenario.Name, metric.Metric.Name, metric.Metric.Unit,
            metric.Baseline, metric.Candidate, metric.Change?.Change, metric.Change?.Low, metric.Change?.High,
            result.Samples.Pairs.Count,
        });
}
