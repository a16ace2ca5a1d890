namespace Inferno.PgoPerf.Reports.Metrics;

/// <summary>What a metric is counted in.</summary>
public enum MetricUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Something in a second.</summary>
    PerSecond,

    /// <summary>Per cent, 0 to 100.</summary>
    Percent,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Pieces.</summary>
    Count,
}
