namespace Inferno.Statistics.Peers;

/// <summary>Student's t test of paired differences: the untrimmed relative of <see cref="PairedLogRatio"/>.</summary>
public static class PairedT
{
    private const int FewestValues = 2;

    /// <summary>t of the mean difference and its two-sided p (Student 1908, Biometrika 6:1).</summary>
    /// <param name="differences">At least two finite numbers, not all equal.</param>
    /// <exception cref="ArgumentException">Too few values, one that is not finite, or all equal.</exception>
    public static TestOutcome Test(ReadOnlySpan<double> differences)
    {
        Sample.RequireCount(differences.Length, FewestValues, nameof(differences));
        Sample.RequireNumbers(differences);
        Sample.RequireSpread(differences);
        int n = differences.Length;
        double t = Moments.Mean(differences) / Math.Sqrt(Moments.Variance(differences) / n);
        return new TestOutcome(t, 2 * StudentTail.Upper(Math.Abs(t), n - 1));
    }
}
