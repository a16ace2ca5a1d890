namespace Inferno.Statistics;

/// <summary>Estimates how much faster a candidate is than a baseline from launches made back to back in pairs.</summary>
public static class PairedLogRatio
{
    /// <summary>The fewest pairs from which a difference is estimated.</summary>
    public const int FewestPairs = 10;

    private const int TrimDivisor = 5;

    /// <summary>
    /// Corrects the liberality of Yuen's standard error on Gaussian data at ten pairs (5.5% instead of 5%, one-sided),
    /// together with one degree of freedom less; the calibration measures what remains.
    /// </summary>
    private const double SmallSampleFactor = 1.02;

    /// <summary>
    /// The 20%-trimmed mean of d = ln(baseline/candidate) over the pairs, with the winsorised standard error
    /// 1.02·√(s_w²(n−1)/(h(h−1))) and h−2 degrees of freedom, where h = n − 2⌊n/5⌋
    /// (Yuen 1974, Biometrika 61:165; Wilcox 2012, Introduction to Robust Estimation, section 5.9.5).
    /// </summary>
    /// <param name="baseline">Times of the baseline, one a pair, all above 0 and in one unit.</param>
    /// <param name="candidate">Times of the candidate, in the same order of pairs and the same unit.</param>
    /// <exception cref="ArgumentException">Fewer than 10 pairs, unequal lengths, a time that is NaN, infinite or not
    /// above 0, or times that are all one value.</exception>
    public static PairedEstimate Estimate(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate)
    {
        Sample.RequireSameLength(baseline.Length, candidate.Length);
        Sample.RequireCount(baseline.Length, FewestPairs, "pairs");
        Sample.RequirePositive(baseline);
        Sample.RequirePositive(candidate);
        if (Sample.IsConstant(baseline) && Sample.IsConstant(candidate))
        {
            throw new ArgumentException(
                "Every launch of a side took exactly the same time: the clock is too coarse to show the noise; "
                + "measure longer batches.");
        }

        return OfPositive(baseline, candidate);
    }

    /// <summary>The estimate from pairs that are known to be enough, and positive.</summary>
    internal static PairedEstimate OfPositive(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate) =>
        FromLogRatios(SortedLogRatios(baseline, candidate));

    private static double[] SortedLogRatios(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate)
    {
        double[] ratios = new double[baseline.Length];
        for (int i = 0; i < ratios.Length; i++)
        {
            // Not ln(a/b): exchanging the sides must change nothing but the sign.
            ratios[i] = Math.Log(baseline[i]) - Math.Log(candidate[i]);
        }

        Array.Sort(ratios);
        return ratios;
    }

    private static PairedEstimate FromLogRatios(double[] sorted)
    {
        int n = sorted.Length;
        int trimmed = n / TrimDivisor;
        int kept = n - 2 * trimmed;
        double mean = Moments.Mean(sorted.AsSpan(trimmed, kept));
        double variance = WinsorisedVariance(sorted, trimmed);
        double error = SmallSampleFactor * Math.Sqrt(variance * (n - 1) / ((double)kept * (kept - 1)));
        return new PairedEstimate(n, trimmed, mean, error, kept - 2);
    }

    private static double WinsorisedVariance(double[] sorted, int trimmed)
    {
        double[] winsorised = [.. sorted];
        winsorised.AsSpan(0, trimmed).Fill(sorted[trimmed]);
        winsorised.AsSpan(sorted.Length - trimmed).Fill(sorted[^(trimmed + 1)]);
        return Moments.Variance(winsorised);
    }
}
