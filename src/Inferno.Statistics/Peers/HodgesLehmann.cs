namespace Inferno.Statistics.Peers;

/// <summary>The centre of paired differences that belongs to the signed-rank test.</summary>
/// <param name="Estimate">Median of the means of all pairs of differences, each with itself included.</param>
/// <param name="Interval">Two of those means.</param>
/// <param name="Confidence">What the interval attains, at least what was asked for.</param>
public sealed record HodgesLehmann(double Estimate, Interval Interval, double Confidence)
{
    /// <summary>
    /// Estimate and interval (Hodges and Lehmann 1963, Ann. Math. Statist. 34:598; interval: Lehmann 1975,
    /// Nonparametrics, section 4.5, with the exact distribution).
    /// </summary>
    /// <param name="differences">Finite numbers.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">So few differences cannot give that confidence.</exception>
    public static HodgesLehmann Of(ReadOnlySpan<double> differences, double confidence)
    {
        Sample.RequireProbability(confidence);
        Sample.RequireCount(differences.Length, 1, nameof(differences));
        Sample.RequireNumbers(differences);
        double tail = (1 - confidence) / 2;
        Sample.RequireReachable(Math.ScaleB(1, -differences.Length), tail, "measure more pairs or ask for less confidence");
        double[] means = WalshAverages(differences);
        SignedRankDistribution distribution = new([.. Enumerable.Range(1, differences.Length).Select(i => (double)i)]);
        int outside = 0;
        while (distribution.AtMost(outside + 1) <= tail)
        {
            outside++;
        }

        return new HodgesLehmann(
            Quantiles.Value(means, .5),
            new Interval(means[outside], means[^(outside + 1)]),
            1 - 2 * distribution.AtMost(outside));
    }

    private static double[] WalshAverages(ReadOnlySpan<double> differences)
    {
        double[] means = new double[differences.Length * (differences.Length + 1) / 2];
        int next = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            for (int j = i; j < differences.Length; j++)
            {
                means[next++] = (differences[i] + differences[j]) / 2;
            }
        }

        Array.Sort(means);
        return means;
    }
}
