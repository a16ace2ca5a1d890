using Inferno.Measuring.Verdicts;

namespace Inferno.Lab.Noise;

/// <summary>What a run would have said of the build and its copy.</summary>
/// <param name="Expectation">What is asked.</param>
/// <param name="Verdict">The answer; <see langword="null"/> where the pairs end before it is reached.</param>
public sealed record VerdictRow(string Expectation, Verdict? Verdict);
