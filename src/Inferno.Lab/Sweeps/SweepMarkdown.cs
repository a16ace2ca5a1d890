using System.Globalization;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Wording;
using Inferno.Statistics;

namespace Inferno.Lab.Sweeps;

/// <summary>Renders a sweep for people.</summary>
public static class SweepMarkdown
{
    private static readonly string[] Header =
        ["hidden", "baseline", "PGO", "gain [95% interval]", "score", "predictable calls", "branches", "pairs"];

    /// <summary>A table and a rank correlation for each mode of <paramref name="sweep"/>, all of which have points.</summary>
    public static string Render(SweepRecord sweep) => string.Join("\n", sweep.Modes.Select(Render));

    private static string Render(ModeSweep sweep) =>
        $"## {sweep.Mode.Name()}\n\n{MarkdownTable.Render(Header, [.. sweep.Points.Select(Row)])}\n{Correlation(sweep.Correlation)}";

    private static IReadOnlyList<string> Row(SweepPoint point) =>
    [
        Text($"{point.Hidden}"),
        Time(point, pair => pair.Baseline),
        Time(point, pair => pair.Pgo),
        point.Gain?.ToString() ?? "n/a",
        Text($"{point.Suitability.Score:F1}"),
        Text($"{point.Suitability.DispatchShare:0.0%}"),
        Text($"{point.Suitability.BranchShare:0.0%}"),
        Text($"{point.Pairs.Count}"),
    ];

    private static string Time(SweepPoint point, Func<SweepPair, double> side) => point.Pairs.Count == 0
        ? "n/a"
        : Text($"{1000 * LaunchPair.Median(point.Pairs.Select(side)):F2} ms");

    private static string Correlation(RankCorrelation? correlation) => correlation is null
        ? "Too few widths have a gain yet for a rank correlation.\n"
        : Text($"Spearman's rank correlation of score and gain over {correlation.Count} widths: {correlation.Correlation:F2} (p = {correlation.PValue:G2}).\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
