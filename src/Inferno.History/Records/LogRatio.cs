using Inferno.Measuring.Verdicts;

namespace Inferno.History.Records;

/// <summary>
/// The logarithm of baseline time over candidate time, above 0 where the candidate is faster. Unlike gains, its
/// differences between runs mean the same at every level.
/// </summary>
/// <param name="Estimate">The 20%-trimmed mean over the pairs.</param>
/// <param name="Low">Lower end of the 95% interval.</param>
/// <param name="High">Upper end of the 95% interval.</param>
public sealed record LogRatio(double Estimate, double Low, double High)
{
    /// <summary>The log ratio −ln(1 − gain) of <paramref name="gain"/> and of its interval.</summary>
    public static LogRatio Of(GainSummary gain) => new(FromGain(gain.Gain), FromGain(gain.Low), FromGain(gain.High));

    /// <summary>The gain 1 − exp(−ratio): 0.1 is 10% less time.</summary>
    public static double ToGain(double logRatio) => 1 - Math.Exp(-logRatio);

    /// <summary>The gain and its interval, resting on <paramref name="pairs"/> pairs.</summary>
    public GainSummary ToGain(int pairs) => new(ToGain(Estimate), ToGain(Low), ToGain(High), pairs);

    private static double FromGain(double gain) => -Math.Log(1 - gain);
}
