using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>How one time is distributed over the requests; all in seconds.</summary>
public sealed partial record Spread(double Mean, double Median, double P95, double P99, double Min, double Max)
{
    internal static Spread Read(LogCursor log, Regex line, string label)
    {
        Match labelled = log.Expect(line, $"'{label}: mean …  median …  p95 …  p99 …  min …  max …'");
        Match figures = Pattern.Match(labelled.Groups["spread"].Value);
        return new Spread(
            LogCursor.Number(figures, "mean"),
            LogCursor.Number(figures, "median"),
            LogCursor.Number(figures, "p95"),
            LogCursor.Number(figures, "p99"),
            LogCursor.Number(figures, "min"),
            LogCursor.Number(figures, "max"));
    }

    /// <summary>The six figures, to be built into a line's own pattern.</summary>
    internal const string Figures =
        @"mean \d+\.\d{6}s\s+median \d+\.\d{6}s\s+p95 \d+\.\d{6}s\s+p99 \d+\.\d{6}s\s+"
        + @"min \d+\.\d{6}s\s+max \d+\.\d{6}s";

    [GeneratedRegex(
        @"^mean (?<mean>[\d.]+)s\s+median (?<median>[\d.]+)s\s+p95 (?<p95>[\d.]+)s\s+"
        + @"p99 (?<p99>[\d.]+)s\s+min (?<min>[\d.]+)s\s+max (?<max>[\d.]+)s$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
