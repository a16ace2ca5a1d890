using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Plots;
using ScottPlot;

namespace Inferno.Reporting.Html;

/// <summary>Whether launches had come to rest when they were measured.</summary>
internal static class SettlingSection
{
    public static Section? Render(RunRecord run)
    {
        Markup[] figures = [.. run.Modes.Select(Drawn).OfType<Markup>()];
        return figures.Length == 0 ? null : new Section(
            "settling",
            "Settling",
            "Measured batches in their order, each against the median of its launch, over all warm launches: a level line means "
                + "that the compiler was done before measuring began.",
            Markup.Of($"{Figure.Legend("PGO")}<div class=\"figures\">{figures}</div>"));
    }

    private static Markup? Drawn(ModeRecord mode)
    {
        LaunchPair[] warm = [.. mode.Result.Scenarios
            .Where(result => result.Samples.Scenario is { Metric: Metric.Warm, Role: not Role.Canary })
            .SelectMany(result => result.Samples.Pairs)];
        return warm.Length == 0 ? null : Figure.Of(
            $"settling-{mode.Result.Mode.Name()}", $"{mode.Result.Mode.Name()}: measured batches", Plot(warm));
    }

    private static PagePlot Plot(LaunchPair[] warm)
    {
        PagePlot plot = new("measured batch", "% of its launch's median");
        _ = PlotSeries.Line(plot, Curve(warm.Select(pair => pair.Baseline)), PlotInk.Baseline);
        _ = PlotSeries.Line(plot, Curve(warm.Select(pair => pair.Candidate)), PlotInk.Candidate);
        AxisLimits limits = plot.Plot.Axes.GetDataLimits();
        plot.Plot.Axes.SetLimitsY(Math.Min(90, limits.Bottom - 1), Math.Max(110, limits.Top + 1));
        return plot;
    }

    private static Coordinates[] Curve(IEnumerable<Launch> launches) =>
    [
        .. launches
            .SelectMany(launch => launch.Case.Batches.Index().Select(batch =>
                (batch.Index, Percent: 100 * batch.Item.Seconds / launch.Value(Metric.Warm))))
            .GroupBy(batch => batch.Index + 1, batch => batch.Percent)
            .OrderBy(batch => batch.Key)
            .Select(batch => new Coordinates(batch.Key, LaunchPair.Median(batch))),
    ];
}
