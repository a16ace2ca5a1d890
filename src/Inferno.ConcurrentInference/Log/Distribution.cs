namespace Inferno.ConcurrentInference.Log;

/// <summary>Mean, quantiles and extremes of some times.</summary>
internal sealed record Distribution(double Mean, double Median, double P95, double P99, double Least, double Most)
{
    /// <param name="times">At least one.</param>
    public static Distribution Of(IEnumerable<TimeSpan> times)
    {
        double[] seconds = [.. times.Select(t => t.TotalSeconds).Order()];
        return new Distribution(
            seconds.Average(),
            Quantile(seconds, 0.5),
            Quantile(seconds, 0.95),
            Quantile(seconds, 0.99),
            seconds[0],
            seconds[^1]);
    }

    /// <summary>Linear between order statistics (Hyndman and Fan 1996, type 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
