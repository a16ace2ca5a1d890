using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Logs;

namespace Inferno.PgoPerf.Reports.Metrics;

/// <summary>Every metric of a launch, in the order of the reports.</summary>
public static class LaunchMetrics
{
    /// <summary>Where the time until the first token went.</summary>
    public static IReadOnlyList<LaunchMetric> Cold { get; } =
    [
        Seconds("backend initialization", log => log.ColdStart.BackendInitialization),
        Seconds("engine creation", log => log.ColdStart.EngineCreation),
        Seconds("model loading", log => log.ColdStart.ModelLoading),
        Seconds("total cold start", log => log.ColdStart.Total),
        Seconds("time to first token", log => log.ColdStart.TimeToFirstToken),
        new("spawn to first result", MetricUnit.Seconds, launch => launch.FirstResult),
        new("spawn to exit", MetricUnit.Seconds, launch => launch.Duration),
    ];

    /// <summary>What the requests of the measured batches took.</summary>
    public static IReadOnlyList<LaunchMetric> Requests { get; } =
    [
        Seconds("request time p50", log => log.Performance.RequestTime.Median),
        Seconds("request time p95", log => log.Performance.RequestTime.P95),
        Seconds("request time p99", log => log.Performance.RequestTime.P99),
        Seconds("lock wait mean", log => log.Performance.LockWaitTime.Mean),
        Seconds("pure inference mean", log => log.Performance.InferenceTime.Mean),
        new("requests", MetricUnit.PerSecond, launch => launch.Log.Performance.RequestsPerSecond),
        new("tokens", MetricUnit.PerSecond, launch => launch.Log.Performance.TokensPerSecond),
        new("inference share", MetricUnit.Percent, launch => launch.Log.Insights.InferenceShare),
        new("parallelism efficiency", MetricUnit.Percent, launch => launch.Log.Performance.ParallelismEfficiency),
    ];

    /// <summary>What the process used of the machine while it measured.</summary>
    public static IReadOnlyList<LaunchMetric> Resources { get; } =
    [
        Seconds("processor time", log => log.Evidence.ProcessorTime),
        new("run-queue delay", MetricUnit.Seconds, launch => launch.Log.Evidence.RunQueueDelay),
        Seconds("GC pause", log => log.Evidence.GarbageCollectionPause),
        new("allocated", MetricUnit.Bytes, launch => launch.Log.Evidence.AllocatedBytes),
        new("peak memory", MetricUnit.Bytes, launch => launch.Log.Evidence.PeakBytes),
        new("warm-up batches", MetricUnit.Count, launch => launch.Log.WarmUp.Iterations),
        new("methods compiled", MetricUnit.Count, launch => launch.Log.WarmUp.MethodsCompiled),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LaunchMetric> All { get; } = [.. Cold, .. Requests, .. Resources];

    private static LaunchMetric Seconds(string name, Func<ProgramLog, double> of) =>
        new(name, MetricUnit.Seconds, launch => of(launch.Log));
}
