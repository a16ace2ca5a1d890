using System.Globalization;
using Inferno.Measuring.Rounds;
using Inferno.Statistics;

namespace Inferno.Measuring.Verdicts;

/// <summary>A gain with what the data do not contradict.</summary>
/// <param name="Gain">The estimate: 0.1 is 10% less time.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Pairs">Pairs that it rests on.</param>
public sealed record GainSummary(double Gain, double Low, double High, int Pairs)
{
    /// <summary>The confidence of the interval.</summary>
    public const double Confidence = .95;

    /// <summary>
    /// What <paramref name="samples"/>, at least one pair, show before a look: the gain with its interval, or the median
    /// pair's where they are too few for one.
    /// </summary>
    public static string SoFar(Samples samples)
    {
        try
        {
            return $"gain so far {Of(samples.Estimate())}";
        }
        catch (ArgumentException)
        {
            double ratio = LaunchPair.Median(samples.Pairs.Select(pair => samples.TimeOf(pair.Candidate) / samples.TimeOf(pair.Baseline)));
            return $"gain of the median pair {Percent(1 - ratio)}";
        }
    }

    internal static GainSummary Of(PairedEstimate estimate)
    {
        Interval interval = estimate.GainInterval(Confidence);
        return new GainSummary(estimate.Gain, interval.Low, interval.High, estimate.Pairs);
    }

    /// <summary>The gain and its interval in per cent.</summary>
    public override string ToString() => $"{Percent(Gain)} {Range}";

    /// <summary>The interval in per cent.</summary>
    internal string Range => $"[{Percent(Low)}, {Percent(High)}]";

    // Rounded first, and added to 0, so that a tiny loss does not print as a negative zero.
    internal static string Percent(double share) =>
        (Math.Round(share, 3) + 0.0).ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture);
}
