using System.Globalization;

namespace Inferno.ConcurrentInference.Log;

/// <summary>Figures as the log's contract writes them: invariant culture, seconds with six decimals.</summary>
internal static class Format
{
    public static string Seconds(TimeSpan time) => Seconds(time.TotalSeconds);

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F6}s");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1}%");

    public static string Rate(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:F1}");

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string Times(Distribution d) =>
        $"mean {Seconds(d.Mean)}  median {Seconds(d.Median)}  p95 {Seconds(d.P95)}  p99 {Seconds(d.P99)}  "
        + $"min {Seconds(d.Least)}  max {Seconds(d.Most)}";
}
