using System.Globalization;
using Inferno.History.Trends;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders what lies behind a night, for its report.</summary>
public static class TrendMarkdown
{
    /// <summary>A section of its own, ending in a line feed; empty where nothing has been measured twice.</summary>
    public static string Section(Trend trend)
    {
        int runs = trend.Series.Select(series => series.Points.Count).DefaultIfEmpty(0).Max();
        if (runs < 2)
        {
            return "";
        }

        string findings = string.Concat(trend.Findings.Select(Item));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\n## Over time\n\n{trend.Series.Count} series of up to {runs} runs on this machine.\n\n")
            + (findings.Length > 0 ? findings : "No gain has changed its level.\n");
    }

    private static string Item(Finding finding) => $"- {finding}\n";
}
