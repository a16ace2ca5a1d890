using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Inferno.ConcurrentInference;

/// <summary>Serves batches until the runtime has stopped recompiling methods: until then a timing is of the compiler.</summary>
/// <param name="runBatch">Serves the next batch.</param>
/// <param name="serving">How long the launch has been serving, earlier cases included.</param>
internal sealed class WarmUp(Func<Batch> runBatch, Func<TimeSpan> serving)
{
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);
    private const int LeastBatches = 3;
    private const int NativeBatches = 3;

    /// <param name="batches">How many, or null for as many as it takes.</param>
    public WarmUpResult Run(int? batches) =>
        batches is { } count ? RunFixed(count)
            : RuntimeFeature.IsDynamicCodeSupported ? RunUntilSettled()
            : RunFixed(NativeBatches) with { Settled = true };

    private WarmUpResult RunFixed(int count)
    {
        for (int i = 0; i < count; i++)
        {
            runBatch();
        }

        return new WarmUpResult(count, false, JitInfo.GetCompiledMethodCount());
    }

    private WarmUpResult RunUntilSettled()
    {
        long start = Stopwatch.GetTimestamp();
        long lastChange = start;
        long methods = JitInfo.GetCompiledMethodCount();
        int done = 0;
        while (Stopwatch.GetElapsedTime(start) < MostTime)
        {
            runBatch();
            done++;
            long now = JitInfo.GetCompiledMethodCount();
            lastChange = now == methods ? lastChange : Stopwatch.GetTimestamp();
            methods = now;
            if (IsSettled(done, lastChange))
            {
                return new WarmUpResult(done, true, methods);
            }
        }

        return new WarmUpResult(done, false, methods);
    }

    private bool IsSettled(int batches, long lastChange) =>
        batches >= LeastBatches
        && serving() >= LeastTime
        && Stopwatch.GetElapsedTime(lastChange) >= QuietTime;
}
