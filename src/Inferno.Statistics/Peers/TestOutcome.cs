namespace Inferno.Statistics.Peers;

/// <summary>What a test of two samples says.</summary>
/// <param name="Statistic">The statistic that the test is named after.</param>
/// <param name="PValue">Two-sided, in [0, 1].</param>
public sealed record TestOutcome(double Statistic, double PValue);
