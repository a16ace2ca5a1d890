namespace Inferno.ConcurrentInference.Evidence;

/// <summary>Methods that the runtime compiled so far, by tier; a method counts once for each tier that it went through.</summary>
/// <param name="Tier0">Quick code without probes.</param>
/// <param name="Tier0Instrumented">Quick code with probes for a profile.</param>
/// <param name="Tier1Instrumented">What was precompiled, recompiled with probes.</param>
/// <param name="Tier1">Hot code in its last form, entered late (OSR) included.</param>
/// <param name="Untiered">Compiled once and for all: optimised at once, minimally optimised, or unknown.</param>
internal sealed record CompiledMethods(int Tier0, int Tier0Instrumented, int Tier1Instrumented, int Tier1, int Untiered)
{
    /// <summary>Methods compiled with probes for a profile, from precompiled code or from none.</summary>
    public int Instrumented => Tier0Instrumented + Tier1Instrumented;
}
