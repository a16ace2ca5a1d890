using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tests.Fuzzing;

/// <summary>Feeds damaged inputs to a reader: each must be read or refused with a typed error, in bounded time and memory.</summary>
internal sealed class FuzzRun(int count)
{
    /// <summary>How many cases the normal test run has; <see cref="CountVariable"/> sets another number.</summary>
    public const int UsualCount = 400;

    /// <summary>The variable that asks for more (or fewer) cases of each kind.</summary>
    public const string CountVariable = "INFERNO_FUZZ";

    // For machines under load; what hangs takes for ever.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<string> _failures = [];
    private int _refused;
    private long _mostBytes;
    private long _mostTicks;

    public static int Count => int.TryParse(
        Environment.GetEnvironmentVariable(CountVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
        ? count
        : UsualCount;

    /// <summary>The most that one case allocated.</summary>
    public long MostBytes => _mostBytes;

    /// <summary>The longest time that one case took.</summary>
    public TimeSpan LongestTime => Stopwatch.GetElapsedTime(0, _mostTicks);

    /// <summary>Cases that were refused.</summary>
    public int Refused => _refused;

    /// <summary>One line for each case that crashed or hung.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <param name="read">Reads the input that belongs to a seed.</param>
    public FuzzRun Over(Action<Random> read)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, count, options, seed =>
        {
            Task work = Task.Run(() => Guard(seed, read));
            if (!work.Wait(MostTime))
            {
                _failures.Add($"seed {seed} ran for more than {MostTime.TotalSeconds} s");
            }
        });
        return this;
    }

    private void Guard(int seed, Action<Random> read)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        try
        {
            read(new Random(seed));
        }
        catch (Exception refusal) when (refusal is ModelException or InferenceException)
        {
            Interlocked.Increment(ref _refused);
            if (refusal.Message.Contains('\n', StringComparison.Ordinal))
            {
                _failures.Add($"seed {seed}: a message of several lines: {refusal.Message}");
            }
        }
        catch (Exception crash)
        {
            _failures.Add($"seed {seed}: {crash}");
        }

        Raise(ref _mostBytes, GC.GetAllocatedBytesForCurrentThread() - bytes);
        Raise(ref _mostTicks, Stopwatch.GetTimestamp() - start);
    }

    private static void Raise(ref long most, long value)
    {
        long seen = Interlocked.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
