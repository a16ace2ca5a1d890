using System.Globalization;
using System.Text;
using Inferno.History.Records;
using Inferno.History.Trends;
using Inferno.Measuring.Records;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders a trend.</summary>
public static class TrendTable
{
    private static readonly string[] Header =
        ["mode", "scenario", "machine", "runs", "since", "gain at first", "gain now", "changes"];

    /// <summary>The trend for people, ending in a line feed.</summary>
    public static string Text(Trend trend)
    {
        StringBuilder text = new(MarkdownTable.Render(Header, [.. trend.Series.Select(Row)]));
        text.Append('\n');
        foreach (Finding finding in trend.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding}\n");
        }

        return trend.Findings.Count > 0 ? text.ToString() : text.Append("No change.\n").ToString();
    }

    /// <summary>The trend as JSON, every point included; ends in a line feed.</summary>
    public static string Json(Trend trend) => RunJson.WriteText(trend);

    private static IReadOnlyList<string> Row(TrendSeries series)
    {
        double[] levels = [.. series.Levels().Select(stretch => stretch.Level)];
        return
        [
            series.Key.Mode,
            series.Key.Scenario,
            series.Key.Machine,
            series.Points.Count.ToString(CultureInfo.InvariantCulture),
            series.Points[0].At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Gain(levels[0]),
            Gain(levels[^1]),
            series.Changes.Count.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Gain(double level) => GainSummary.Percent(LogRatio.ToGain(level));
}
