namespace Inferno.ConcurrentInference.Evidence;

/// <summary>What the process has used so far.</summary>
internal sealed record RuntimeCounters(TimeSpan Processor, RunQueueDelays? Delays, TimeSpan GarbageCollection, long AllocatedBytes)
{
    public static RuntimeCounters Read() => new(
        Environment.CpuUsage.TotalTime, RunQueueDelays.Read(), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());

    public RuntimeUse Since(RuntimeCounters earlier) => new(
        Processor - earlier.Processor,
        Delays is { } now && earlier.Delays is { } before ? now.Since(before) : null,
        GarbageCollection - earlier.GarbageCollection,
        AllocatedBytes - earlier.AllocatedBytes);
}
