namespace Inferno.Measuring.Verdicts;

/// <summary>A scenario that was asked for and cannot be measured on this machine.</summary>
/// <param name="Name">Its group and case.</param>
/// <param name="Reason">What is missing, in one line.</param>
public sealed record SkippedScenario(string Name, string Reason);
