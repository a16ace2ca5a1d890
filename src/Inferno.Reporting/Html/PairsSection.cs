using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Plots;
using ScottPlot;

namespace Inferno.Reporting.Html;

/// <summary>Every pair of every scenario.</summary>
internal static class PairsSection
{
    private const double Milliseconds = 1000;

    public static Section? Render(RunRecord run)
    {
        Markup[] scenarios =
        [
            .. from mode in run.Modes
               from result in mode.Result.Scenarios
               where result.Samples.Pairs.Count > 0
               select Scenario(mode.Result.Mode.Name(), result),
        ];
        return scenarios.Length == 0 ? null : new Section(
            "pairs",
            "Pairs",
            "On the left, each round in the order in which it was measured: a line joins the times of the two builds. On the right, "
                + "the share of launches that took at most so long: the further apart the stairs, the surer the difference.",
            Markup.Of($"{Figure.Legend("PGO, or the byte copy")}{scenarios}"));
    }

    private static Markup Scenario(string mode, ScenarioResult result)
    {
        Samples samples = result.Samples;
        string id = $"{mode}-{samples.Scenario.Name.Replace('/', '-')}";
        return Markup.Of(
            $"""
            <div class="scenario" id="{id}">
            <h3>{mode} {samples.Scenario.Name} {Chip.Of(result.Verdict.Outcome)}</h3>
            <p class="small">Expected: {samples.Scenario.Expected}, because {samples.Scenario.Reason}.</p>
            <p class="small">{result.Verdict.Reason}{(samples.Voids.Count == 0 ? "" : $"; {samples.Voids.Count} pairs voided and measured again")}.</p>
            <div class="figures">
            {Figure.Of($"pairs-{id}", $"{samples.Pairs.Count} pairs in their order", InOrder(samples))}
            {Figure.Of($"spread-{id}", "distribution of the launches", Distribution(samples))}
            </div>
            </div>

            """);
    }

    private static PagePlot InOrder(Samples samples)
    {
        PagePlot plot = new("pair", Unit(samples));
        Coordinates[] baseline = Points(samples, pair => pair.Baseline);
        Coordinates[] candidate = Points(samples, pair => pair.Candidate);
        foreach ((Coordinates from, Coordinates to) in baseline.Zip(candidate))
        {
            _ = plot.Plot.Add.Line(from, to).LineColor = PlotInk.Line.Stand;
        }

        _ = PlotSeries.Points(plot, baseline, PlotInk.Baseline);
        _ = PlotSeries.Points(plot, candidate, PlotInk.Candidate);
        return plot;
    }

    private static PagePlot Distribution(Samples samples)
    {
        PagePlot plot = new(Unit(samples), "% of launches");
        PlotSeries.Distribution(plot, Points(samples, pair => pair.Baseline).Select(point => point.Y), PlotInk.Baseline);
        PlotSeries.Distribution(plot, Points(samples, pair => pair.Candidate).Select(point => point.Y), PlotInk.Candidate);
        return plot;
    }

    private static string Unit(Samples samples) => samples.Scenario.Number is { } number ? number.Unit : "ms";

    private static Coordinates[] Points(Samples samples, Func<LaunchPair, Launch> side) =>
        [.. samples.Pairs.Index().Select(item => new Coordinates(
            item.Index + 1, (samples.Scenario.Number is null ? Milliseconds : 1) * side(item.Item).Value(samples.Scenario.Metric)))];
}
