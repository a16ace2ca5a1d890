namespace Inferno.Inference.Generation;

/// <summary>A sampling value out of its range.</summary>
/// <param name="Found">The name and the value.</param>
/// <param name="Expected">The range.</param>
public sealed record SamplingProblem(string Found, string Expected);
