using System.Globalization;

namespace Inferno.ConcurrentInference.Evidence;

/// <summary>What the process has used so far; the difference of two is what a stretch of it used.</summary>
internal sealed record RuntimeCounters(TimeSpan Processor, TimeSpan? RunQueueDelay, TimeSpan GarbageCollection, long AllocatedBytes)
{
    private const string Tasks = "/proc/self/task";

    public static RuntimeCounters Read() => new(
        Environment.CpuUsage.TotalTime, ReadRunQueueDelay(), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());

    public RuntimeCounters Since(RuntimeCounters earlier) => new(
        Processor - earlier.Processor,
        RunQueueDelay - earlier.RunQueueDelay,
        GarbageCollection - earlier.GarbageCollection,
        AllocatedBytes - earlier.AllocatedBytes);

    /// <summary>Second field of schedstat, in nanoseconds, over the living threads (Linux: Documentation/scheduler/sched-stats).</summary>
    private static TimeSpan? ReadRunQueueDelay()
    {
        if (!File.Exists("/proc/self/schedstat"))
        {
            return null;
        }

        long nanoseconds = 0;
        foreach (string task in Directory.EnumerateDirectories(Tasks))
        {
            nanoseconds += ReadDelay(Path.Combine(task, "schedstat"));
        }

        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    private static long ReadDelay(string path)
    {
        try
        {
            return long.Parse(File.ReadAllText(path).Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // the thread has just ended
        }
    }
}
