using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Metrics;

namespace Inferno.Reporting.Html;

/// <summary>Every metric of every scenario.</summary>
internal static class MetricsSection
{
    private static readonly string[] Header = ["metric", "baseline", "PGO", "change [95% interval]"];

    public static Section? Render(RunRecord run)
    {
        Markup[] scenarios =
        [
            .. from mode in run.Modes
               from result in mode.Result.Scenarios
               where result.Samples.Pairs.Count > 0
               select Scenario(mode.Result.Mode.Name(), result.Samples, LaunchMetrics.With(run.Metrics)),
        ];
        return scenarios.Length == 0 ? null : new Section(
            "metrics",
            "Metrics",
            "Medians over launches; the change is estimated from the pairs, and bold where its interval leaves out 0. There are "
                + "many figures here and none was asked for beforehand: one in twenty stands out by chance.",
            Markup.Join(scenarios));
    }

    private static Markup Scenario(string mode, Samples samples, IEnumerable<LaunchMetric> metrics) => Markup.Of(
        $"""
        <details><summary>{mode} {samples.Scenario.Name}</summary>
        {MetricComparison.All(samples, metrics).GroupBy(metric => metric.Metric.Section).Select(Table)}
        </details>

        """);

    private static Markup Table(IGrouping<string, MetricComparison> section) => Markup.Of(
        $"""
        <h4>{section.Key}</h4>
        {HtmlTable.Render(Header, section.Select(Row))}
        """);

    private static IEnumerable<Markup> Row(MetricComparison metric) =>
    [
        Markup.Of($"{metric.Metric.Name}"),
        Markup.Of($"{Quantity.Format(metric.Baseline, metric.Metric.Unit)}"),
        Markup.Of($"{Quantity.Format(metric.Candidate, metric.Metric.Unit)}"),
        Change(metric.Change),
    ];

    private static Markup Change(RelativeChange? change) => change switch
    {
        null => Markup.Of($"–"),
        { IsClear: true } => Markup.Of($"<b>{change.ToString()}</b>"),
        _ => Markup.Of($"{change.ToString()}"),
    };
}
