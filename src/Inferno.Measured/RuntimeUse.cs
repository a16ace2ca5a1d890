using System.Globalization;

namespace Inferno.Measured;

/// <summary>What a stretch of the process used.</summary>
/// <param name="Processor">Time of all threads on a processor.</param>
/// <param name="RunQueueDelay">Threads were ready and waited for a processor; none where the system does not tell.</param>
/// <param name="GarbageCollection">Collections paused the process.</param>
/// <param name="AllocatedBytes">On the managed heap.</param>
public sealed record RuntimeUse(TimeSpan Processor, TimeSpan? RunQueueDelay, TimeSpan GarbageCollection, long AllocatedBytes);

/// <summary>What the process has used so far.</summary>
public sealed class RuntimeCounters
{
    private const string Tasks = "/proc/self/task";

    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly Dictionary<string, long>? _delays = ReadDelays();
    private readonly TimeSpan _pauses = GC.GetTotalPauseDuration();
    private readonly long _allocated = GC.GetTotalAllocatedBytes();

    /// <summary>What has been used since <paramref name="earlier"/>; a thread that has ended takes its delay with it.</summary>
    public RuntimeUse Since(RuntimeCounters earlier) => new(
        _processor - earlier._processor,
        _delays is { } now && earlier._delays is { } before
            ? TimeSpan.FromTicks(now.Sum(thread => Math.Max(0, thread.Value - before.GetValueOrDefault(thread.Key))) / TimeSpan.NanosecondsPerTick)
            : null,
        _pauses - earlier._pauses,
        _allocated - earlier._allocated);

    // How long each living thread has been ready and waited for a processor, in nanoseconds, by the thread's number.
    private static Dictionary<string, long>? ReadDelays()
    {
        if (!File.Exists("/proc/self/schedstat"))
        {
            return null;
        }

        Dictionary<string, long> delays = [];
        foreach (string task in Directory.EnumerateDirectories(Tasks))
        {
            delays[task] = ReadDelay(Path.Combine(task, "schedstat"));
        }

        return delays;
    }

    /// <summary>Second field of schedstat, in nanoseconds (Linux: Documentation/scheduler/sched-stats).</summary>
    private static long ReadDelay(string file)
    {
        try
        {
            return long.Parse(File.ReadAllText(file).Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // the thread has just ended
        }
    }
}
