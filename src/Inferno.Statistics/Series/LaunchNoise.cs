namespace Inferno.Statistics.Series;

/// <summary>How noisy the launches of one and the same program are on a machine.</summary>
/// <param name="Variation">Coefficient of variation of the times: 0.4 is 40%.</param>
/// <param name="Lag1">Lag-1 autocorrelation of the times, in [−1, 1]; near 1, slow spells outlast a launch.</param>
/// <param name="PairSpread">Standard deviation σ_d of ln(a/b) over pairs of launches back to back.</param>
public sealed record LaunchNoise(double Variation, double Lag1, double PairSpread)
{
    /// <summary>Measures the noise of <paramref name="times"/>.</summary>
    /// <param name="times">
    /// At least ten pairs, all times above 0 and not all equal, in the order in which the launches ran: first and second
    /// of each pair.
    /// </param>
    /// <exception cref="ArgumentException">Too few times, an odd number of them, or a time outside that range.</exception>
    public static LaunchNoise Of(ReadOnlySpan<double> times)
    {
        Sample.RequireCount(times.Length, 2 * PairedLogRatio.FewestPairs);
        Sample.RequirePositive(times);
        if (times.Length % 2 != 0)
        {
            throw new ArgumentException($"{times.Length} times are no pairs; leave the last out.", nameof(times));
        }

        double[] ratios = new double[times.Length / 2];
        for (int pair = 0; pair < ratios.Length; pair++)
        {
            ratios[pair] = Math.Log(times[2 * pair]) - Math.Log(times[2 * pair + 1]);
        }

        return new LaunchNoise(
            Math.Sqrt(Moments.Variance(times)) / Moments.Mean(times),
            Autocorrelation.AtLag(times),
            Math.Sqrt(Moments.Variance(ratios)));
    }
}
