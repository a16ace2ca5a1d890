using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace Inferno.Statistics.Peers;

/// <summary>
/// The rank test of two independent samples, which benchstat uses. It takes launches for independent, so bursts and drift
/// fool it; it is here to be compared with.
/// </summary>
public static class MannWhitney
{
    /// <summary>Largest sample for which the exact distribution is worked out, as in benchstat.</summary>
    private const int LargestExact = 50;

    private static readonly ConcurrentDictionary<(int, int), double[]> Distributions = new();

    /// <summary>
    /// The statistic U of <paramref name="first"/> and its two-sided p: exact without ties and up to 50 values a side,
    /// otherwise normal with continuity and tie correction (Mann and Whitney 1947, Ann. Math. Statist. 18:50; ties:
    /// Lehmann 1975, Nonparametrics, section 1.4).
    /// </summary>
    /// <param name="first">At least one finite number.</param>
    /// <param name="second">At least one finite number.</param>
    /// <exception cref="ArgumentException">An empty sample, a value that is not finite, or all values equal.</exception>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Sample.RequireCount(first.Length, 1, nameof(first));
        Sample.RequireCount(second.Length, 1, nameof(second));
        Sample.RequireNumbers(first);
        Sample.RequireNumbers(second);
        double[] pooled = [.. first, .. second];
        Sample.RequireSpread(pooled);
        Midranks ranks = Midranks.Of(pooled);
        int n = first.Length;
        int m = second.Length;
        double u = ranks.Ranks.AsSpan(0, n).ToArray().Sum() - n * (n + 1) / 2.0;
        bool exact = !ranks.Tied && Math.Max(n, m) <= LargestExact;
        return new TestOutcome(u, exact ? Exact(u, n, m) : Asymptotic(u, n, m, ranks.Ties));
    }

    /// <summary>As <see cref="Test(ReadOnlySpan{double}, ReadOnlySpan{double})"/>, for a decision at an alpha.</summary>
    /// <exception cref="ArgumentException">So few values cannot give a p-value as small as <paramref name="alpha"/>.</exception>
    public static TestOutcome Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double alpha)
    {
        Sample.RequireProbability(alpha);
        Sample.RequireReachable(SmallestPValue(first.Length, second.Length), alpha, "measure more launches");
        return Test(first, second);
    }

    /// <summary>The two-sided p of two samples that do not overlap, 2·n!m!/(n+m)!.</summary>
    public static double SmallestPValue(int first, int second)
    {
        Sample.RequireCount(first, 1);
        Sample.RequireCount(second, 1);
        double smallest = 2;
        for (int i = 1; i <= first; i++)
        {
            smallest *= (double)i / (second + i);
        }

        return Math.Min(1, smallest);
    }

    private static double Exact(double u, int n, int m)
    {
        double[] probabilities = Distributions.GetOrAdd((n, m), static sizes => Distribution(sizes.Item1, sizes.Item2));
        int tail = (int)Math.Min(u, (double)n * m - u);
        double sum = 0;
        for (int i = 0; i <= tail; i++)
        {
            sum += probabilities[i];
        }

        return Math.Min(1, 2 * sum);
    }

    /// <summary>Probabilities of U = 0…nm, the coefficients of the Gaussian binomial of n+m over n, divided by their sum.</summary>
    private static double[] Distribution(int n, int m)
    {
        double[] counts = new double[n * m + 1];
        counts[0] = 1;
        for (int i = 1; i <= n; i++)
        {
            for (int u = counts.Length - 1; u >= m + i; u--)
            {
                counts[u] -= counts[u - m - i];
            }

            for (int u = i; u < counts.Length; u++)
            {
                counts[u] += counts[u - i];
            }
        }

        double all = counts.Sum();
        return [.. counts.Select(count => count / all)];
    }

    private static double Asymptotic(double u, int n, int m, IReadOnlyList<int> ties)
    {
        double total = n + m;
        double tied = ties.Sum(t => (double)t * t * t - t);
        double variance = n * (double)m / 12 * (total + 1 - tied / (total * (total - 1)));
        double distance = Math.Abs(u - n * (double)m / 2) - .5;
        return Math.Min(1, 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(variance)));
    }
}
