using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Reports.Metrics;

/// <summary>One figure that every launch leaves behind.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Of">The figure of a launch of one case; <see langword="null"/> where the machine does not tell.</param>
public sealed record LaunchMetric(string Name, MetricUnit Unit, Func<Launch, double?> Of)
{
    /// <summary>The name with its unit, as the head of a column.</summary>
    public string Column => $"{Name.Replace(' ', '_').Replace('-', '_')}_{Suffix}";

    private string Suffix => Unit switch
    {
        MetricUnit.Seconds => "seconds",
        MetricUnit.PerSecond => "per_second",
        MetricUnit.Percent => "percent",
        MetricUnit.Bytes => "bytes",
        _ => "count",
    };
}
