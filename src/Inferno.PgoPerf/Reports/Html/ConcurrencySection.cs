using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Plots;
using Inferno.PgoPerf.Verdicts;
using ScottPlot;

namespace Inferno.PgoPerf.Reports.Html;

/// <summary>How throughput and waiting grow with the number of concurrent requests.</summary>
internal static class ConcurrencySection
{
    private static readonly string[] Groups = ["single_request_warm", "medium_concurrency", "high_concurrency"];

    public static Section? Render(RunRecord run)
    {
        Markup[] figures = [.. run.Modes.SelectMany(Figures)];
        return figures.Length == 0 ? null : new Section(
            "concurrency",
            "Concurrency",
            "The same prompt from 1 to 200 requests at once, medians over launches. Requests wait for a session, of which there "
                + "are as many as processors: throughput stays level, and the 95th percentile grows with the queue.",
            Markup.Of($"{Figure.Legend("PGO")}<div class=\"figures\">{figures}</div>"));
    }

    private static IEnumerable<Markup> Figures(ModeRecord mode)
    {
        Samples[] scaling = [.. Scaling(mode.Result)];
        if (scaling.Length < 2)
        {
            yield break;
        }

        string name = mode.Result.Mode.Name();
        yield return Figure.Of(
            $"throughput-{name}", $"{name}: tokens a second", Plot(scaling, "tokens/s", log => log.Performance.TokensPerSecond));
        yield return Figure.Of(
            $"p95-{name}",
            $"{name}: 95th percentile of request time",
            Plot(scaling, "ms", log => 1000 * log.Performance.RequestTime.P95));
    }

    // One prompt only: other lengths would be another curve.
    private static IEnumerable<Samples> Scaling(ModeResult result)
    {
        Samples[] warm = [.. result.Scenarios
            .Select(one => one.Samples)
            .Where(samples => Groups.Contains(samples.Scenario.Group) && samples.Pairs.Count > 0)];
        string? prompt = warm.FirstOrDefault()?.Scenario.Workload.Prompt;
        return warm.Where(samples => samples.Scenario.Workload.Prompt == prompt)
            .OrderBy(samples => samples.Scenario.Workload.Requests);
    }

    private static PagePlot Plot(Samples[] scaling, string unit, Func<Logs.ProgramLog, double> value)
    {
        PagePlot plot = new("concurrent requests", unit);
        _ = PlotSeries.Line(plot, Points(scaling, pair => pair.Baseline, value), PlotInk.Baseline);
        _ = PlotSeries.Line(plot, Points(scaling, pair => pair.Candidate, value), PlotInk.Candidate);
        plot.Plot.Axes.Bottom.SetTicks(
            [.. scaling.Index().Select(item => (double)item.Index)],
            [.. scaling.Select(samples => $"{samples.Scenario.Workload.Requests}")]);
        double highest = plot.Plot.Axes.GetDataLimits().Top;
        plot.Plot.Axes.SetLimitsY(0, 1.1 * highest);
        return plot;
    }

    private static Coordinates[] Points(
        Samples[] scaling, Func<LaunchPair, Launch> side, Func<Logs.ProgramLog, double> value) =>
        [.. scaling.Index().Select(item => new Coordinates(
            item.Index, LaunchPair.Median(item.Item.Pairs.Select(pair => value(side(pair).Log)))))];
}
