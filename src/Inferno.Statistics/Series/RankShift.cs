namespace Inferno.Statistics.Series;

/// <summary>How far apart the values before and after a moment lie, by ranks alone.</summary>
public static class RankShift
{
    /// <summary>
    /// The absolute standardised rank sum |W − n(N+1)/2| / √(nm/12·(N+1 − Σ(t³−t)/(N(N−1)))), at least 0, and 0 where all
    /// values are equal (Wilcoxon 1945, Biometrics Bull. 1:80; ties: Lehmann 1975, Nonparametrics, section 1.4).
    /// </summary>
    /// <param name="before">At least one number.</param>
    /// <param name="after">At least one number.</param>
    /// <exception cref="ArgumentException">An empty side, or a value that is not finite.</exception>
    public static double Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        Sample.RequireCount(before.Length, 1, nameof(before));
        Sample.RequireCount(after.Length, 1, nameof(after));
        Sample.RequireNumbers(before);
        Sample.RequireNumbers(after);
        Midranks ranks = Midranks.Of([.. before, .. after]);
        double n = before.Length;
        double m = after.Length;
        double all = n + m;
        double sum = 0;
        foreach (double rank in ranks.Ranks.AsSpan(0, before.Length))
        {
            sum += rank;
        }

        double tied = ranks.Ties.Sum(size => ((double)size * size * size) - size) / (all * (all - 1));
        double variance = n * m / 12 * (all + 1 - tied);
        return variance > 0 ? Math.Abs(sum - (n * (all + 1) / 2)) / Math.Sqrt(variance) : 0;
    }
}
