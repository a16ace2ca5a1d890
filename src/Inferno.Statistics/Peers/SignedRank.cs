namespace Inferno.Statistics.Peers;

/// <summary>The signed-rank test of paired differences.</summary>
/// <param name="Statistic">W⁺, the sum of the ranks of the positive differences.</param>
/// <param name="PValueAbove">One-sided p of the claim that the differences lie above 0.</param>
/// <param name="PValue">Two-sided p.</param>
public sealed record SignedRank(double Statistic, double PValueAbove, double PValue)
{
    /// <summary>
    /// Exact for any number of differences and for ties (Wilcoxon 1945, Biometrics Bulletin 1:80); differences of 0 are
    /// left out, as Wilcoxon did.
    /// </summary>
    /// <param name="differences">Finite numbers, at least one of them not 0; time and memory grow with n³ and n².</param>
    /// <exception cref="ArgumentException">No difference other than 0, or one that is not finite.</exception>
    public static SignedRank Test(ReadOnlySpan<double> differences)
    {
        Sample.RequireNumbers(differences);
        double[] moved = [.. differences.ToArray().Where(d => d != 0)];
        if (moved.Length == 0)
        {
            throw new ArgumentException("All differences are 0: the clock is too coarse; measure longer batches.");
        }

        double[] ranks = Midranks.Of(moved.Select(Math.Abs).ToArray()).Ranks;
        double positive = ranks.Where((_, i) => moved[i] > 0).Sum();
        SignedRankDistribution distribution = new(ranks);
        double above = distribution.AtLeast(positive);
        double below = distribution.AtMost(positive);
        return new SignedRank(positive, above, Math.Min(1, 2 * Math.Min(above, below)));
    }

    /// <summary>As <see cref="Test(ReadOnlySpan{double})"/>, for a two-sided decision at an alpha.</summary>
    /// <exception cref="ArgumentException">So few values cannot give a p-value as small as <paramref name="alpha"/>.</exception>
    public static SignedRank Test(ReadOnlySpan<double> differences, double alpha)
    {
        Sample.RequireProbability(alpha);
        Sample.RequireReachable(SmallestPValue(differences.Length), alpha, "measure more pairs");
        return Test(differences);
    }

    /// <summary>The two-sided p when all <paramref name="count"/> differences have one sign, 2¹⁻ⁿ.</summary>
    public static double SmallestPValue(int count) => Math.Min(1, Math.ScaleB(1, 1 - count));
}
