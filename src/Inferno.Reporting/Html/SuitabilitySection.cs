using System.Globalization;
using Inferno.Measuring.Records;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Plots;
using ScottPlot;

namespace Inferno.Reporting.Html;

/// <summary>What was foreseen of each scenario before it was timed, against what it gained.</summary>
internal static class SuitabilitySection
{
    private static readonly string[] Header =
        ["scenario", "score", "inference", "of that managed", "of that calls", "and branches", "gain [95% interval]"];

    public static Section? Render(RunRecord run)
    {
        Markup[] modes = [.. run.Modes.Select(mode => Mode(mode.Result)).OfType<Markup>()];
        return modes.Length == 0 ? null : new Section(
            "suitability",
            "Suitability",
            "The score, of 100, is the share of the work that a profile can steer: calls and branches that mostly go one way, in "
                + "managed code, while requests are served. It is known before anything is timed.",
            Markup.Join(modes));
    }

    private static Markup? Mode(ModeResult mode)
    {
        (string Name, SuitabilityScore Score, GainSummary Gain)[] scored =
        [
            .. from result in mode.Scenarios
               where result.Suitability is not null && result.Verdict.Gain is not null
               select (result.Samples.Scenario.Name, result.Suitability, result.Verdict.Gain),
        ];
        string name = mode.Mode.Name();
        return scored.Length == 0 ? null : Markup.Of(
            $"""
            <h3>{name}</h3>
            <div class="figures">{Figure.Of($"suitability-{name}", $"{name}: gain against score", Plot(scored))}</div>
            {HtmlTable.Render(Header, scored.Select(row => Row(row.Name, row.Score, row.Gain)))}

            """);
    }

    private static PagePlot Plot((string Name, SuitabilityScore Score, GainSummary Gain)[] scored)
    {
        PagePlot plot = new("suitability score", "gain, %");
        foreach ((_, SuitabilityScore score, GainSummary gain) in scored)
        {
            plot.Plot.Add.Line(score.Score, 100 * gain.Low, score.Score, 100 * gain.High).Color = PlotInk.Muted.Stand;
        }

        _ = PlotSeries.Points(
            plot, [.. scored.Select(row => new Coordinates(row.Score.Score, 100 * row.Gain.Gain))], PlotInk.Candidate);
        plot.Plot.Add.HorizontalLine(0, 1, PlotInk.Muted.Stand);
        plot.Plot.Axes.SetLimitsX(0, Math.Max(1, 1.1 * scored.Max(row => row.Score.Score)));
        return plot;
    }

    private static string[] Row(string name, SuitabilityScore score, GainSummary gain) =>
    [
        name,
        score.Score.ToString("F1", CultureInfo.InvariantCulture),
        Share(score.InferenceShare),
        Share(score.ManagedShare),
        Share(score.DispatchShare),
        Share(score.BranchShare),
        gain.ToString(),
    ];

    private static string Share(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
