namespace Inferno.Statistics;

/// <summary>Whether one quantity rises with another, whatever the shape of the curve.</summary>
/// <param name="Correlation">Spearman's ρ in [−1, 1]: 1 where the order of both is the same.</param>
/// <param name="Count">Number of points.</param>
public sealed record RankCorrelation(double Correlation, int Count)
{
    private const int FewestPoints = 4;

    /// <summary>
    /// Two-sided p of no association, from t = ρ√((n−2)/(1−ρ²)) with n − 2 degrees of freedom
    /// (Kendall and Stuart 1973, The Advanced Theory of Statistics 2, section 31.19); rough below ten points.
    /// </summary>
    public double PValue => Math.Abs(Correlation) >= 1
        ? 0
        : 2 * StudentTail.Upper(
            Math.Abs(Correlation) * Math.Sqrt((Count - 2) / (1 - (Correlation * Correlation))), Count - 2);

    /// <summary>
    /// Spearman's rank correlation (Spearman 1904, Am. J. Psychol. 15:72): Pearson's of the ranks, equal values sharing the
    /// mean of theirs.
    /// </summary>
    /// <param name="x">At least four finite numbers, not all equal.</param>
    /// <param name="y">As many, of the same points.</param>
    /// <exception cref="ArgumentException">Unequal lengths, too few points, or a side without spread.</exception>
    public static RankCorrelation Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.RequireSameLength(x.Length, y.Length);
        Sample.RequireCount(x.Length, FewestPoints, nameof(x));
        Sample.RequireNumbers(x);
        Sample.RequireNumbers(y);
        Sample.RequireSpread(x);
        Sample.RequireSpread(y);
        return new RankCorrelation(Moments.Correlation(Midranks.Of(x).Ranks, Midranks.Of(y).Ranks), x.Length);
    }
}
