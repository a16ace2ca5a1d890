namespace Inferno.PgoPerf.Logs;

/// <summary>Methods that the run time compiled in a launch, by tier; a method counts once for each tier that it went through.</summary>
/// <param name="Tier0">Quick code without probes, at least 0.</param>
/// <param name="Tier0Instrumented">Quick code with probes for a profile, at least 0.</param>
/// <param name="Tier1Instrumented">Precompiled code, compiled again with probes, at least 0.</param>
/// <param name="Tier1">Hot code in its last form, at least 0.</param>
/// <param name="Untiered">Compiled once and for all, at least 0.</param>
public sealed record CompiledMethods(int Tier0, int Tier0Instrumented, int Tier1Instrumented, int Tier1, int Untiered);
