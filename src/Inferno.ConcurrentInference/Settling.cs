using System.Runtime.CompilerServices;

namespace Inferno.ConcurrentInference;

/// <summary>
/// Brings the cases of a launch to a steady state together, a batch of each in turn: what the runtime must compile is
/// shared, so settling takes no longer for many cases than for one.
/// </summary>
internal sealed class Settling(IReadOnlyList<CaseRun> cases, Serving serving)
{
    // So many requests a session call what only a batch calls as often as many would, in a fraction of the time.
    private const int FewRequests = 2;

    /// <param name="rounds">How many batches of each case, or null for as many as it takes.</param>
    public WarmUpResult Run(int? rounds)
    {
        bool inSteps = rounds is null && cases.Any(one => one.Sessions > 1);
        WarmUpResult warmed = inSteps ? SettleInSteps() : new WarmUp(ServeEach, serving.Clock).Run(rounds);
        return rounds is null ? AfterTidying(warmed) : warmed;
    }

    private WarmUpResult AfterTidying(WarmUpResult settled)
    {
        TidyHeap();
        ServeEach();
        return settled with { Iterations = settled.Iterations + 1 };
    }

    // Every process collects sooner or later, and is up to a tenth faster from then on, its objects lying close together.
    // A build that allocates less comes to it later, so that one collected in the launch and the other did not.
    private static void TidyHeap() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

    // Requests at once keep every processor busy and leave the runtime's compiler none: one at a time it is done in a third
    // of the time, and what only many requests call is left for the next step.
    private WarmUpResult SettleInSteps()
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            Settle(_ => 1);
        }

        return Settle(one => FewRequests * one.Sessions);
    }

    private WarmUpResult Settle(Func<CaseRun, int> requests)
    {
        RequestPool[] pools = [.. cases.Select(one => one.Open(requests(one)))];
        try
        {
            return new WarmUp(() => Array.ForEach(pools, pool => serving.Serve(pool)), serving.Clock).Run(rounds: null);
        }
        finally
        {
            Array.ForEach(pools, pool => pool.Dispose());
        }
    }

    private void ServeEach()
    {
        foreach (CaseRun one in cases)
        {
            one.Serve();
        }
    }
}
