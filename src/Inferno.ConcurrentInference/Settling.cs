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
    public WarmUpResult Run(int? rounds) =>
        rounds is not null ? new WarmUp(ServeEach, serving.Clock).Run(rounds)
        : cases.Any(one => one.Sessions > 1) ? SettleInSteps()
        : SettleAndTidy(ServeEach);

    // Requests at once keep every processor busy and leave the runtime's compiler none: one at a time it is done in a third
    // of the time, and what only many requests call is left for the next step.
    private WarmUpResult SettleInSteps()
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            ServingOnly(_ => 1, serveRound => Settle(serveRound, isLast: false));
        }

        return ServingOnly(one => FewRequests * one.Sessions, SettleAndTidy);
    }

    private WarmUpResult SettleAndTidy(Action serveRound)
    {
        WarmUpResult settled = Settle(serveRound);
        TidyHeap();
        Placement.ToFirstProcessor();
        serveRound();
        return settled with { Iterations = settled.Iterations + 1 };
    }

    private WarmUpResult Settle(Action serveRound, bool isLast = true) => new WarmUp(serveRound, serving.Clock, isLast).Run(rounds: null);

    // Every process collects sooner or later, and is up to a tenth faster from then on, its objects lying close together.
    // A build that allocates less comes to it later, so that one collected in the launch and the other did not.
    private static void TidyHeap() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

    private WarmUpResult ServingOnly(Func<CaseRun, int> requests, Func<Action, WarmUpResult> settle)
    {
        RequestPool[] pools = [.. cases.Select(one => one.Open(requests(one)))];
        try
        {
            return settle(() => Array.ForEach(pools, ServeAndDigest));
        }
        finally
        {
            Array.ForEach(pools, pool => pool.Dispose());
        }
    }

    // Digests are part of what follows a batch: what the runtime has not compiled yet it compiles beside the next one.
    private void ServeAndDigest(RequestPool pool) => _ = OutputDigest.Of(serving.Serve(pool));

    private void ServeEach()
    {
        foreach (CaseRun one in cases)
        {
            one.Serve();
        }
    }
}
