using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Inferno.Measured;

/// <summary>How a process came to a steady state.</summary>
/// <param name="Rounds">Batches of each workload served before the measured ones.</param>
/// <param name="IsSettled">The runtime had stopped compiling; always so in a native build.</param>
/// <param name="MethodsCompiled">Compilations so far, all tiers counted; 0 in a native build.</param>
/// <param name="Time">What it took.</param>
public sealed record Settled(int Rounds, bool IsSettled, long MethodsCompiled, TimeSpan Time);

/// <summary>
/// Serves until the runtime has stopped recompiling methods, for until then a timing is of the compiler; then tidies the heap.
/// Several workloads settle together, a batch of each in turn: what the runtime must compile is shared, so that takes no longer.
/// </summary>
public static class Settling
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstQuietTime = TimeSpan.FromMilliseconds(600);

    // Twice the 100 ms after which the runtime looks which methods were called often, and as much again to compile them.
    private static readonly TimeSpan LaterQuietTime = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan PassingQuietTime = TimeSpan.FromMilliseconds(200);

    private const int FewRounds = 3;

    // With one processor the runtime lets ten times as much time pass before it looks (TC_DelaySingleProcMultiplier).
    private static readonly int Patience = Environment.ProcessorCount == 1 ? 10 : 1;

    /// <summary>Settles <paramref name="workloads"/>.</summary>
    /// <param name="workloads">At least one.</param>
    /// <param name="rounds">How many batches of each to serve and no more; as many as it takes where there is none.</param>
    public static Settled Run(IReadOnlyList<Workload> workloads, int? rounds = null)
    {
        long start = Stopwatch.GetTimestamp();
        if (rounds is { } count)
        {
            Repeat(count, () => Serve(workloads));
            return new Settled(count, false, JitInfo.GetCompiledMethodCount(), Stopwatch.GetElapsedTime(start));
        }

        int last = workloads.Max(workload => workload.Rehearsals.Count) - 1;
        int done = 0;
        bool settled = true;
        for (int step = RuntimeFeature.IsDynamicCodeSupported ? 0 : Math.Max(last, 0); step <= Math.Max(last, 0); step++)
        {
            int current = step;
            (int served, settled) = ServeUntilQuiet(
                () => Rehearse(workloads, current), QuietTime(step >= last, Stopwatch.GetElapsedTime(start)), start);
            done += served;
        }

        TidyHeap();
        Placement.ToFirstProcessor();
        Rehearse(workloads, Math.Max(last, 0));
        return new Settled(done + 1, settled, JitInfo.GetCompiledMethodCount(), Stopwatch.GetElapsedTime(start));
    }

    private static TimeSpan QuietTime(bool isLast, TimeSpan served) => Patience * (
        !isLast ? PassingQuietTime : served < LeastTime ? FirstQuietTime : LaterQuietTime);

    private static (int Rounds, bool Settled) ServeUntilQuiet(Action serveRound, TimeSpan quietTime, long began)
    {
        long start = Stopwatch.GetTimestamp();
        CompilerQuiet quiet = new(JitInfo.GetCompiledMethodCount(), quietTime, TimeProvider.System);
        int done = 0;
        while (Stopwatch.GetElapsedTime(start) < MostTime)
        {
            serveRound();
            done++;
            quiet.Note(JitInfo.GetCompiledMethodCount());
            bool isReached = RuntimeFeature.IsDynamicCodeSupported
                ? Stopwatch.GetElapsedTime(began) >= LeastTime && quiet.IsReached
                : done >= FewRounds || Stopwatch.GetElapsedTime(start) >= LaterQuietTime;
            if (isReached)
            {
                return (done, true);
            }
        }

        return (done, false);
    }

    private static void Serve(IReadOnlyList<Workload> workloads)
    {
        foreach (Workload workload in workloads)
        {
            workload.Batch();
            _ = workload.Digest();
        }
    }

    // Digests are part of what follows a batch: what the runtime has not compiled yet it compiles beside the next one.
    private static void Rehearse(IReadOnlyList<Workload> workloads, int step)
    {
        foreach (Workload workload in workloads)
        {
            workload.Rehearsal(step)();
            if (workload.Rehearsals.Count == 0)
            {
                _ = workload.Digest();
            }
        }
    }

    // Every process collects sooner or later, and is up to a tenth faster from then on, its objects lying close together.
    // A build that allocates less comes to it later, so that one collected in the launch and the other did not.
    private static void TidyHeap() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

    private static void Repeat(int times, Action action)
    {
        for (int i = 0; i < times; i++)
        {
            action();
        }
    }
}

/// <summary>Tells by the number of methods compiled so far that the runtime has stopped compiling.</summary>
/// <param name="methods">How many have been compiled before.</param>
/// <param name="enough">How long none must have been compiled.</param>
/// <param name="time">The clock.</param>
internal sealed class CompilerQuiet(long methods, TimeSpan enough, TimeProvider time)
{
    // What is called for the first time is compiled again as late as 0.4 s after that, where every processor is busy.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private long _lastChange = time.GetTimestamp();
    private long _methods = methods;

    /// <summary>Whether none has been compiled for long enough, and there was time for some to be.</summary>
    public bool IsReached => time.GetElapsedTime(_start) >= LeastTime && time.GetElapsedTime(_lastChange) >= enough;

    /// <summary>Takes note of how many have been compiled by <paramref name="now"/>.</summary>
    public void Note(long now)
    {
        _lastChange = now == _methods ? _lastChange : time.GetTimestamp();
        _methods = now;
    }
}
