using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Inferno.ConcurrentInference;

/// <summary>Serves until the runtime has stopped recompiling methods: until then a timing is of the compiler.</summary>
/// <param name="serveRound">Serves one batch, or one of each case.</param>
/// <param name="clock">Knows how long the launch has been serving.</param>
/// <param name="isLast">Whether measuring follows; otherwise another warm-up, which what is left to compile can wait for.</param>
internal sealed class WarmUp(Action serveRound, LaunchClock clock, bool isLast = true)
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstQuietTime = TimeSpan.FromMilliseconds(600);

    // Twice the 100 ms after which the runtime looks which methods were called often, and as much again to compile them.
    private static readonly TimeSpan LaterQuietTime = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan PassingQuietTime = TimeSpan.FromMilliseconds(200);

    private const int FewRounds = 3;

    // With one processor the runtime lets ten times as much time pass before it looks (TC_DelaySingleProcMultiplier).
    private static readonly int Patience = Environment.ProcessorCount == 1 ? 10 : 1;

    private readonly TimeSpan _quietTime = Patience * (
        !isLast ? PassingQuietTime : clock.Serving < LeastTime ? FirstQuietTime : LaterQuietTime);

    /// <param name="rounds">How many, or null for as many as it takes.</param>
    public WarmUpResult Run(int? rounds) => rounds is { } count ? RunFixed(count) : RunUntilSettled();

    private WarmUpResult RunFixed(int count)
    {
        for (int i = 0; i < count; i++)
        {
            serveRound();
        }

        return new WarmUpResult(count, false, JitInfo.GetCompiledMethodCount());
    }

    private WarmUpResult RunUntilSettled()
    {
        long start = Stopwatch.GetTimestamp();
        CompilerQuiet quiet = new(JitInfo.GetCompiledMethodCount(), _quietTime, TimeProvider.System);
        int done = 0;
        bool settled = false;
        while (!settled && Stopwatch.GetElapsedTime(start) < MostTime)
        {
            serveRound();
            done++;
            quiet.Note(JitInfo.GetCompiledMethodCount());
            settled = RuntimeFeature.IsDynamicCodeSupported
                ? clock.Serving >= LeastTime && quiet.IsReached
                : done >= FewRounds || Stopwatch.GetElapsedTime(start) >= LaterQuietTime;
        }

        return new WarmUpResult(done, settled, JitInfo.GetCompiledMethodCount());
    }
}
