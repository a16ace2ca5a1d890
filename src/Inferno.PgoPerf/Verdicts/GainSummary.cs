using System.Globalization;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Verdicts;

/// <summary>A gain with what the data do not contradict.</summary>
/// <param name="Gain">The estimate: 0.1 is 10% less time.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Pairs">Pairs that it rests on.</param>
public sealed record GainSummary(double Gain, double Low, double High, int Pairs)
{
    /// <summary>The confidence of the interval.</summary>
    public const double Confidence = .95;

    internal static GainSummary Of(PairedEstimate estimate)
    {
        Interval interval = estimate.GainInterval(Confidence);
        return new GainSummary(estimate.Gain, interval.Low, interval.High, estimate.Pairs);
    }

    /// <summary>The gain and its interval in per cent.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Gain:+0.0%;-0.0%} [{Low:+0.0%;-0.0%}, {High:+0.0%;-0.0%}]");
}
