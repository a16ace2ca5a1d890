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
/// Serves in bursts, with a pause after each in which the runtime's compiler may finish, until a burst gives it nothing to do any
/// more, for until then a timing is of the compiler; then tidies the heap. Builds that settle side by side leave the processors
/// to each other's compilers while they pause. Several workloads settle together, a batch of each in turn: what the runtime must
/// compile is shared, so that takes no longer.
/// </summary>
public static class Settling
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    // A native build has no compiler to wait for.
    private static readonly TimeSpan NativeTime = TimeSpan.FromMilliseconds(400);
    private const int NativeRounds = 3;

    private static readonly TimeSpan BurstTime = TimeSpan.FromMilliseconds(200);

    // A burst that gives the compiler no more than that to do is quiet.
    private const int FewMethods = 5;

    // What a batch calls once is compiled again after 30 batches, and with dynamic PGO after 30 more: it may be all that counts.
    private const int EnoughRounds = 70;
    private static readonly TimeSpan EnoughTime = TimeSpan.FromSeconds(1.5);

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
            (int served, settled) = RuntimeFeature.IsDynamicCodeSupported
                ? ServeUntilQuiet(() => Rehearse(workloads, current), step >= last)
                : ServeAFewTimes(() => Rehearse(workloads, current));
            done += served;
        }

        TidyHeap();
        Placement.ToFirstProcessor();
        Rehearse(workloads, Math.Max(last, 0));
        return new Settled(done + 1, settled, JitInfo.GetCompiledMethodCount(), Stopwatch.GetElapsedTime(start));
    }

    private static (int Rounds, bool Settled) ServeUntilQuiet(Action serveRound, bool isLast)
    {
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        TimeSpan served = default;
        for (bool isQuiet = false; !isQuiet || (isLast && done < EnoughRounds && served < EnoughTime);)
        {
            if (Stopwatch.GetElapsedTime(start) >= MostTime)
            {
                return (done, false);
            }

            long methods = JitInfo.GetCompiledMethodCount();
            long burst = Stopwatch.GetTimestamp();
            done += ServeFor(BurstTime, int.MaxValue, serveRound);
            served += Stopwatch.GetElapsedTime(burst);
            CompilerPause.Wait(JitInfo.GetCompiledMethodCount, Thread.Sleep);
            isQuiet = JitInfo.GetCompiledMethodCount() - methods <= FewMethods;
        }

        return (done, true);
    }

    private static (int Rounds, bool Settled) ServeAFewTimes(Action serveRound) => (ServeFor(NativeTime, NativeRounds, serveRound), true);

    private static int ServeFor(TimeSpan time, int mostRounds, Action serveRound)
    {
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        do
        {
            serveRound();
            done++;
        }
        while (done < mostRounds && Stopwatch.GetElapsedTime(start) < time);
        return done;
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

/// <summary>The time that a runtime's compiler, which works in the background, is given after a burst of work.</summary>
internal static class CompilerPause
{
    // 120 ms: the runtime begins to count calls 100 ms after a method was last called for the first time (TC_CallCountingDelayMs).
    // It is counted in naps and not on the clock, so that what keeps the compiler from a processor makes the pause longer too.
    internal const int Naps = 24;
    private const int NapMilliseconds = 5;

    // With one processor the runtime lets ten times as much time pass before it looks (TC_DelaySingleProcMultiplier).
    private static readonly int Patience = Environment.ProcessorCount == 1 ? 10 : 1;

    /// <summary>Takes naps until nothing has been compiled during the last <see cref="Naps"/> of them.</summary>
    /// <param name="countMethods">How many methods have been compiled so far.</param>
    /// <param name="sleep">Sleeps so many milliseconds.</param>
    /// <param name="patience">How many times as many naps to take; by the number of processors where none is given.</param>
    public static void Wait(Func<bool, long> countMethods, Action<int> sleep, int? patience = null)
    {
        long methods = countMethods(false);
        for (int naps = 0; naps < Naps * (patience ?? Patience); naps++)
        {
            sleep(NapMilliseconds);
            long now = countMethods(false);
            naps = now == methods ? naps : -1;
            methods = now;
        }
    }
}
