using System.Diagnostics.Tracing;

namespace Inferno.ConcurrentInference.Evidence;

/// <summary>Counts compiled methods by tier. It costs time: never in a measured launch.</summary>
internal sealed class CompilationListener : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int MethodLoadVerbose = 143;
    private const int FlagsField = 5;
    private const int TierShift = 7;
    private const int TierMask = 7;

    private readonly int[] _methods = new int[TierMask + 1];

    public CompiledMethods Count() => new(
        Of(CompilationTier.Tier0),
        Of(CompilationTier.Tier0Instrumented),
        Of(CompilationTier.Tier1Instrumented),
        Of(CompilationTier.Tier1) + Of(CompilationTier.Tier1OnStackReplacement),
        Of(CompilationTier.Unknown) + Of(CompilationTier.MinimallyOptimized) + Of(CompilationTier.Optimized));

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == MethodLoadVerbose && eventData.Payload?[FlagsField] is uint flags)
        {
            Interlocked.Increment(ref _methods[(flags >> TierShift) & TierMask]);
        }
    }

    private int Of(CompilationTier tier) => Volatile.Read(ref _methods[(int)tier]);
}
