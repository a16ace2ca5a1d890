namespace Inferno.Statistics;

/// <summary>Says before a run how many pairs it will need.</summary>
public static class Planning
{
    /// <summary>Sum of the normal quantiles of 5% error and 95% power, one-sided: 2 × 1.645.</summary>
    private const double QuantileSum = 3.29;

    /// <summary>
    /// Pairs with which a true gain is proved to exceed a margin with 95% power at 5% error:
    /// (3.29·σ_d / ln((1−m)/(1−g)))², at least 10 (Lachin 1981, Controlled Clinical Trials 2:93, on log ratios).
    /// </summary>
    /// <param name="spread">Standard deviation σ_d ≥ 0 of ln(baseline/candidate) between pairs.</param>
    /// <param name="margin">The gain to prove, below <paramref name="gain"/>.</param>
    /// <param name="gain">The true gain that is hoped for, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside those ranges.</exception>
    public static int Pairs(double spread, double margin, double gain)
    {
        RequireSpread(spread);
        if (!(margin < gain && gain < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(gain), gain,
                $"A gain above the margin {margin} and below 1 is needed: no number of pairs proves less than is there.");
        }

        double distance = double.LogP1(-margin) - double.LogP1(-gain);
        double pairs = Math.Ceiling(Math.Pow(QuantileSum * spread / distance, 2));
        return (int)Math.Clamp(pairs, PairedLogRatio.FewestPairs, int.MaxValue);
    }

    /// <summary>The smallest true gain that so many pairs prove to be above a margin, the inverse of <see cref="Pairs"/>.</summary>
    /// <param name="spread">Standard deviation σ_d ≥ 0 of ln(baseline/candidate) between pairs.</param>
    /// <param name="margin">The gain to prove, below 1.</param>
    /// <param name="pairs">Number of pairs, at least 10.</param>
    public static double SmallestGain(double spread, double margin, int pairs)
    {
        RequireSpread(spread);
        Sample.RequireCount(pairs, PairedLogRatio.FewestPairs);
        return 1 - (1 - margin) * Math.Exp(-QuantileSum * spread / Math.Sqrt(pairs));
    }

    private static void RequireSpread(double spread)
    {
        if (!(spread >= 0 && double.IsFinite(spread)))
        {
            throw new ArgumentOutOfRangeException(nameof(spread), spread, "A standard deviation of at least 0 is needed.");
        }
    }
}
