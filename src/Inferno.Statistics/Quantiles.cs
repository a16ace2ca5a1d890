using MathNet.Numerics.Distributions;

namespace Inferno.Statistics;

/// <summary>Quantiles with intervals that assume nothing about the shape of the distribution.</summary>
public static class Quantiles
{
    private static readonly double[] Tails = [.5, .95, .99];

    /// <summary>The 50th, 95th and 99th percentile, each with its interval where the sample is large enough.</summary>
    /// <param name="values">At least one finite number, in any order.</param>
    /// <param name="confidence">In (0, 1).</param>
    public static IReadOnlyList<Quantile> Summarise(ReadOnlySpan<double> values, double confidence)
    {
        double[] sorted = Sorted(values);
        Quantile[] quantiles = new Quantile[Tails.Length];
        for (int i = 0; i < Tails.Length; i++)
        {
            double probability = Tails[i];
            (int low, int high)? ranks = Ranks(sorted.Length, probability, confidence);
            Interval? interval = ranks is var (low, high) ? new Interval(sorted[low - 1], sorted[high - 1]) : null;
            quantiles[i] = new Quantile(probability, At(sorted, probability), interval);
        }

        return quantiles;
    }

    /// <summary>
    /// The sample quantile by linear interpolation between order statistics
    /// (Hyndman and Fan 1996, Am. Statist. 50:361, definition 7).
    /// </summary>
    /// <param name="values">At least one finite number, in any order.</param>
    /// <param name="probability">In (0, 1).</param>
    public static double Value(ReadOnlySpan<double> values, double probability) => At(Sorted(values), probability);

    /// <summary>
    /// An interval of two order statistics that holds the quantile with at least <paramref name="confidence"/>
    /// (binomial ranks: Hahn and Meeker 1991, Statistical Intervals, section 5.2).
    /// </summary>
    /// <param name="values">Finite numbers, in any order.</param>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">So few values cannot bound this quantile; says how many can.</exception>
    public static Interval Interval(ReadOnlySpan<double> values, double probability, double confidence)
    {
        double[] sorted = Sorted(values);
        if (Ranks(sorted.Length, probability, confidence) is not var (low, high))
        {
            throw new ArgumentException(
                $"{sorted.Length} values cannot bound the quantile {probability} at {confidence:P0} confidence; "
                + $"{FewestValues(probability, confidence)} can.");
        }

        return new Interval(sorted[low - 1], sorted[high - 1]);
    }

    /// <summary>The fewest values whose order statistics can bound a quantile from both sides.</summary>
    public static int FewestValues(double probability, double confidence)
    {
        Sample.RequireProbability(probability);
        Sample.RequireProbability(confidence);
        double tail = (1 - confidence) / 2;
        double rarer = Math.Min(probability, 1 - probability);
        return (int)Math.Ceiling(Math.Log(tail) / double.LogP1(-rarer));
    }

    private static (int Low, int High)? Ranks(int count, double probability, double confidence)
    {
        Sample.RequireProbability(probability);
        Sample.RequireProbability(confidence);
        double tail = (1 - confidence) / 2;
        Binomial below = new(probability, count);
        int low = 0;
        while (low < count && below.CumulativeDistribution(low) <= tail)
        {
            low++;
        }

        int high = low;
        while (high <= count && below.CumulativeDistribution(high - 1) < 1 - tail)
        {
            high++;
        }

        return low >= 1 && high <= count ? (low, high) : null;
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        Sample.RequireCount(values.Length, 1, nameof(values));
        Sample.RequireNumbers(values);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static double At(double[] sorted, double probability)
    {
        Sample.RequireProbability(probability);
        double position = (sorted.Length - 1) * probability;
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
