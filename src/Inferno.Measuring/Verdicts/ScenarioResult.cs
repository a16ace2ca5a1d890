using Inferno.Measuring.Suitability;

namespace Inferno.Measuring.Verdicts;

/// <summary>What a scenario measured and what that came to.</summary>
/// <param name="Samples">All that was measured.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Seconds">Time that its launches took, from the first to the last.</param>
public sealed record ScenarioResult(Samples Samples, Verdict Verdict, double Seconds)
{
    /// <summary>How much of its work a profile can steer; <see langword="null"/> where that is not known.</summary>
    public SuitabilityScore? Suitability { get; init; }
}
