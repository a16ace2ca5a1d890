using System.Diagnostics.Tracing;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Inferno.Measured;

/// <summary>How the running process was compiled and is being compiled.</summary>
/// <param name="DynamicPgo">The runtime profiles and recompiles hot methods.</param>
/// <param name="ReadyToRun">The program's assembly carries precompiled code.</param>
/// <param name="NativeAot">There is no compiler in the process.</param>
public sealed record BuildFacts(bool DynamicPgo, bool ReadyToRun, bool NativeAot)
{
    /// <summary>The facts of this process.</summary>
    public static BuildFacts Read()
    {
        bool native = !RuntimeFeature.IsDynamicCodeSupported;
        bool tiered = !native && IsOn("System.Runtime.TieredCompilation", "TieredCompilation");
        return new BuildFacts(tiered && IsOn("System.Runtime.TieredPGO", "TieredPGO"), !native && HasNativeHeader(), native);
    }

    private static bool IsOn(string knob, string variable)
    {
        string? value = Environment.GetEnvironmentVariable($"DOTNET_{variable}")
            ?? Environment.GetEnvironmentVariable($"COMPlus_{variable}");
        return value is not null ? value.Trim().TrimStart('0').Length > 0 : !AppContext.TryGetSwitch(knob, out bool on) || on;
    }

    // The program's own assembly; this one may be compiled otherwise.
    private static bool HasNativeHeader()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{AppDomain.CurrentDomain.FriendlyName}.dll");
        if (!File.Exists(path))
        {
            return false;
        }

        using var reader = new PEReader(File.OpenRead(path));
        return reader.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}

/// <summary>Methods that the runtime compiled so far, by tier; a method counts once for each tier that it went through.</summary>
/// <param name="Tier0">Quick code without probes.</param>
/// <param name="Tier0Instrumented">Quick code with probes for a profile.</param>
/// <param name="Tier1Instrumented">What was precompiled, recompiled with probes.</param>
/// <param name="Tier1">Hot code in its last form, entered late (OSR) included.</param>
/// <param name="Untiered">Compiled once and for all: optimised at once, minimally optimised, or unknown.</param>
public sealed record CompiledMethods(int Tier0, int Tier0Instrumented, int Tier1Instrumented, int Tier1, int Untiered)
{
    /// <summary>Methods compiled with probes for a profile, from precompiled code or from none.</summary>
    public int Instrumented => Tier0Instrumented + Tier1Instrumented;
}

/// <summary>Counts compiled methods by tier from its creation on. It costs time: never in a process that is timed.</summary>
public sealed class CompilationListener : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int MethodLoadVerbose = 143;
    private const int FlagsField = 5;
    private const int TierShift = 7;
    private const int TierMask = 7;

    // The tiers of the runtime's method-load events (dotnet/runtime, eventtrace: bits 7 to 9 of the method flags).
    private enum Tier
    {
        Unknown,
        MinimallyOptimized,
        Optimized,
        Tier0,
        Tier1,
        Tier1OnStackReplacement,
        Tier0Instrumented,
        Tier1Instrumented,
    }

    private readonly int[] _methods = new int[TierMask + 1];

    /// <summary>The methods so far.</summary>
    public CompiledMethods Count() => new(
        Of(Tier.Tier0),
        Of(Tier.Tier0Instrumented),
        Of(Tier.Tier1Instrumented),
        Of(Tier.Tier1) + Of(Tier.Tier1OnStackReplacement),
        Of(Tier.Unknown) + Of(Tier.MinimallyOptimized) + Of(Tier.Optimized));

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.EventId == MethodLoadVerbose && eventData.Payload?[FlagsField] is uint flags)
        {
            Interlocked.Increment(ref _methods[(flags >> TierShift) & TierMask]);
        }
    }

    private int Of(Tier tier) => Volatile.Read(ref _methods[(int)tier]);
}
