using Inferno.Measuring.Rounds;

namespace Inferno.Measuring.Verdicts;

/// <summary>What the verification launches of the two builds said of themselves.</summary>
public sealed record Evidence(RuntimeEvidence Baseline, RuntimeEvidence Pgo);
