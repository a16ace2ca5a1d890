namespace Inferno.Statistics;

/// <summary>Which way a metric is better.</summary>
public enum Better
{
    /// <summary>Less is better: a 95th percentile, peak memory, allocated bytes, bytes on disk.</summary>
    Lower,

    /// <summary>More is better: requests a second.</summary>
    Higher,
}

/// <summary>
/// Estimates the ratio of any positive metric from the same pairs as the times: tails, memory, allocation, size.
/// </summary>
/// <remarks>
/// Several metrics of one scenario need no correction where each must hold: the chance that all pass although one does not
/// is at most that one's (intersection-union test, Berger 1982, Technometrics 24:295).
/// </remarks>
public static class MetricRatio
{
    /// <summary>
    /// The estimate of <see cref="PairedLogRatio.Estimate"/> on a metric, with <see cref="Superiority"/>,
    /// <see cref="Equivalence"/> and <see cref="Noninferiority"/> to decide on it. Unlike times, values may all be the same,
    /// as bytes on disk are: then the standard error is 0 and the ratio is what it is.
    /// </summary>
    /// <param name="baseline">The metric of the baseline, one value a pair, all above 0 and in one unit.</param>
    /// <param name="candidate">That of the candidate, in the same order of pairs and the same unit.</param>
    /// <param name="better">
    /// With <see cref="Better.Lower"/> the gain is 1 − candidate/baseline. With <see cref="Better.Higher"/> it is
    /// 1 − baseline/candidate, so that twice as many requests a second gain what half the time does, 50%.
    /// </param>
    /// <exception cref="ArgumentException">Fewer than 10 pairs, unequal lengths, or a value that is NaN, infinite or not
    /// above 0.</exception>
    public static PairedEstimate Estimate(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate, Better better)
    {
        const string positive = "a metric above 0; a ratio to 0 says nothing, so leave it out or count what it contains";
        Sample.RequireSameLength(baseline.Length, candidate.Length);
        Sample.RequireCount(baseline.Length, PairedLogRatio.FewestPairs, "pairs");
        Sample.RequirePositive(baseline, positive, nameof(baseline));
        Sample.RequirePositive(candidate, positive, nameof(candidate));
        return better == Better.Lower
            ? PairedLogRatio.OfPositive(baseline, candidate)
            : PairedLogRatio.OfPositive(candidate, baseline);
    }
}
