using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Metrics;

/// <summary>One figure that a launch may leave behind.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Of">The figure of a launch of one case; <see langword="null"/> where that does not tell.</param>
public sealed record LaunchMetric(string Name, MetricUnit Unit, string Section, Func<Launch, double?> Of)
{
    /// <summary>Which way it is better.</summary>
    public Better Better { get; init; } = Better.Lower;

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

/// <summary>
/// Every metric of a launch, in the order of the reports: what the program declares, then what every process tells. Of two by one
/// name the program's stays.
/// </summary>
public static class LaunchMetrics
{
    private static readonly LaunchMetric[] OfEveryProcess =
    [
        new("spawn to first result", MetricUnit.Seconds, "Process", launch => launch.FirstResult),
        new("spawn to exit", MetricUnit.Seconds, "Process", launch => launch.Duration) { Better = Better.Neither },
        new("settling", MetricUnit.Seconds, "Process", launch => launch.Settling?.Seconds) { Better = Better.Neither },
        new("warm-up batches", MetricUnit.Count, "Process", launch => launch.Settling?.Rounds) { Better = Better.Neither },
        new("methods compiled", MetricUnit.Count, "Process", launch => launch.Settling?.MethodsCompiled) { Better = Better.Neither },
        new("processor time", MetricUnit.Seconds, "Process", launch => launch.Case.Evidence?.ProcessorTime),
        new("run-queue delay", MetricUnit.Seconds, "Process", launch => launch.Case.Evidence?.RunQueueDelay),
        new("GC pause", MetricUnit.Seconds, "Process", launch => launch.Case.Evidence?.GarbageCollectionPause),
        new("allocated", MetricUnit.Bytes, "Process", launch => launch.Case.Evidence?.AllocatedBytes),
        new("peak memory", MetricUnit.Bytes, "Process", launch => launch.Case.Evidence?.PeakBytes),
    ];

    /// <summary>The metrics of a program that declares <paramref name="declared"/>.</summary>
    public static IReadOnlyList<LaunchMetric> With(IReadOnlyCollection<MetricDeclaration> declared) =>
    [
        .. declared.Select(metric => new LaunchMetric(
            metric.Name,
            metric.Unit,
            metric.Section,
            launch => launch.Case.Metrics.TryGetValue(metric.Name, out double value) ? value : null)
        {
            Better = metric.Better,
        }),
        .. OfEveryProcess.ExceptBy(declared.Select(metric => metric.Name), metric => metric.Name),
    ];
}
