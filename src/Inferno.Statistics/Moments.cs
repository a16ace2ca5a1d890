namespace Inferno.Statistics;

/// <summary>Mean and variance of values that the caller has checked.</summary>
internal static class Moments
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The unbiased variance (divided by n − 1), in two passes because one would cancel digits.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return squares / (values.Length - 1);
    }

    /// <summary>Pearson's correlation of two sides of the same length, both with spread, in [−1, 1].</summary>
    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x);
        double meanY = Mean(y);
        double together = 0;
        for (int i = 0; i < x.Length; i++)
        {
            together += (x[i] - meanX) * (y[i] - meanY);
        }

        double scale = (x.Length - 1) * Math.Sqrt(Variance(x) * Variance(y));
        return Math.Clamp(together / scale, -1, 1);
    }
}
