namespace Inferno.Statistics.Series;

/// <summary>Says whether waiting for a processor explains why some launches took longer.</summary>
/// <param name="Correlation">Of the delay with the logarithm of the time, in [−1, 1].</param>
public sealed record RunQueueDelay(double Correlation)
{
    private const int FewestLaunches = 4;

    /// <summary>The share of the variance of the log times that the delay explains, in [0, 1].</summary>
    public double ExplainedShare => Correlation * Correlation;

    /// <summary>
    /// Pearson's correlation (Pearson 1895, Proc. R. Soc. 58:240) between the run-queue delays and the log times of the
    /// same launches. Near 1: the noise is other processes, so a quieter machine is what helps, not more pairs.
    /// </summary>
    /// <param name="times">Times of at least four launches, above 0.</param>
    /// <param name="delays">Each launch's time spent runnable but not running, at least 0.</param>
    /// <exception cref="ArgumentException">Unequal lengths, values outside those ranges, or a side without spread.</exception>
    public static RunQueueDelay Explain(ReadOnlySpan<double> times, ReadOnlySpan<double> delays)
    {
        Sample.RequireSameLength(times.Length, delays.Length);
        Sample.RequireCount(times.Length, FewestLaunches, nameof(times));
        Sample.RequirePositive(times);
        Sample.RequireNumbers(delays);
        Sample.RequireSpread(times);
        Sample.RequireSpread(delays);
        double[] logs = new double[times.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(times[i]);
        }

        return new RunQueueDelay(Moments.Correlation(logs, delays));
    }
}
