namespace Inferno.Statistics.Peers;

/// <summary>The t test of two independent samples with unequal variances, which hyperfine's comparison script uses.</summary>
public static class Welch
{
    private const int FewestValues = 2;

    /// <summary>
    /// t of mean(first) − mean(second) and its two-sided p (Welch 1947, Biometrika 34:28; degrees of freedom:
    /// Satterthwaite 1946, Biometrics Bulletin 2:110).
    /// </summary>
    /// <param name="first">At least two finite numbers.</param>
    /// <param name="second">At least two finite numbers.</param>
    /// <exception cref="ArgumentException">Too few values, one that is not finite, or no spread on either side.</exception>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Sample.RequireCount(first.Length, FewestValues, nameof(first));
        Sample.RequireCount(second.Length, FewestValues, nameof(second));
        Sample.RequireNumbers(first);
        Sample.RequireNumbers(second);
        double errorFirst = Moments.Variance(first) / first.Length;
        double errorSecond = Moments.Variance(second) / second.Length;
        double error = errorFirst + errorSecond;
        if (error == 0)
        {
            Sample.RequireSpread(first);
        }

        double t = (Moments.Mean(first) - Moments.Mean(second)) / Math.Sqrt(error);
        double degrees = error * error
            / (errorFirst * errorFirst / (first.Length - 1) + errorSecond * errorSecond / (second.Length - 1));
        return new TestOutcome(t, 2 * StudentTail.Upper(Math.Abs(t), degrees));
    }
}
