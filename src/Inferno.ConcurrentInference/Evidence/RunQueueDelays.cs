using System.Globalization;

namespace Inferno.ConcurrentInference.Evidence;

/// <summary>How long each living thread has been ready and waited for a processor, in nanoseconds, by the thread's number.</summary>
internal sealed class RunQueueDelays
{
    private const string Tasks = "/proc/self/task";

    private readonly Dictionary<string, long> _nanoseconds = [];

    private RunQueueDelays()
    {
        foreach (string task in Directory.EnumerateDirectories(Tasks))
        {
            _nanoseconds[task] = Read(Path.Combine(task, "schedstat"));
        }
    }

    /// <summary>The delays until now; null where the system does not tell.</summary>
    public static RunQueueDelays? Read() => File.Exists("/proc/self/schedstat") ? new RunQueueDelays() : null;

    /// <summary>What the threads that live now have waited since; a thread that has ended takes its part with it.</summary>
    public TimeSpan Since(RunQueueDelays earlier) => TimeSpan.FromTicks(
        _nanoseconds.Sum(thread => Math.Max(0, thread.Value - earlier._nanoseconds.GetValueOrDefault(thread.Key)))
        / TimeSpan.NanosecondsPerTick);

    /// <summary>Second field of schedstat, in nanoseconds (Linux: Documentation/scheduler/sched-stats).</summary>
    private static long Read(string file)
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
