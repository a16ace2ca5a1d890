namespace Inferno.ConcurrentInference.Evidence;

/// <summary>What the process tells about itself.</summary>
/// <param name="Build">How its code came to be.</param>
/// <param name="Compiled">Null where nobody listened.</param>
/// <param name="Measured">Used by the measured batches alone.</param>
/// <param name="PeakBytes">The most memory that the process has held.</param>
internal sealed record RuntimeEvidence(BuildFacts Build, CompiledMethods? Compiled, RuntimeUse Measured, long PeakBytes);
