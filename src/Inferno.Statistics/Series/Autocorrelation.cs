namespace Inferno.Statistics.Series;

/// <summary>How much each value of a series resembles those before it.</summary>
public static class Autocorrelation
{
    private const int FewestValues = 4;

    /// <summary>
    /// The sample autocorrelation Σ(x_t − x̄)(x_{t+k} − x̄) / Σ(x_t − x̄)², in [−1, 1]
    /// (Box and Jenkins 1976, Time Series Analysis, section 2.1.5).
    /// </summary>
    /// <param name="values">At least four finite numbers in order of time, not all equal.</param>
    /// <param name="lag">k, at least 1 and below the number of values.</param>
    /// <exception cref="ArgumentException">Too few values, one that is not finite, or all of them equal.</exception>
    public static double AtLag(ReadOnlySpan<double> values, int lag = 1)
    {
        Sample.RequireCount(values.Length, FewestValues, nameof(values));
        Sample.RequireNumbers(values);
        Sample.RequireSpread(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lag, values.Length);
        double mean = Moments.Mean(values);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - mean;
            alone += deviation * deviation;
            together += i + lag < values.Length ? deviation * (values[i + lag] - mean) : 0;
        }

        return together / alone;
    }

    /// <summary>
    /// How many independent values a series with lag-1 autocorrelation <paramref name="lag1"/> in (−1, 1) is worth,
    /// n(1−ρ)/(1+ρ) (Bayley and Hammersley 1946, Suppl. J. R. Statist. Soc. 8:184, for a first-order process).
    /// </summary>
    public static double EffectiveCount(int count, double lag1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(lag1 is > -1 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(lag1), lag1, "An autocorrelation between -1 and 1 is needed.");
        }

        return count * (1 - lag1) / (1 + lag1);
    }
}
