namespace Inferno.ConcurrentInference.Evidence;

/// <summary>The tiers of the runtime's method-load events (dotnet/runtime, eventtrace: bits 7 to 9 of the method flags).</summary>
internal enum CompilationTier
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
