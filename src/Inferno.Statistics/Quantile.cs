namespace Inferno.Statistics;

/// <summary>A quantile of a sample and, where the sample is large enough for one, its confidence interval.</summary>
/// <param name="Probability">Which quantile: 0.95 is the 95th percentile.</param>
/// <param name="Value">In the unit of the sample.</param>
/// <param name="Interval">Two order statistics of the sample; null when it is too small to bound this quantile.</param>
public sealed record Quantile(double Probability, double Value, Interval? Interval);
