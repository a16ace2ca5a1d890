using System.Text.Json.Serialization;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.Measuring.Metrics;

/// <summary>How much larger one figure is than another: 0.1 is 10% more, −0.1 is 10% less.</summary>
/// <param name="Change">The estimate.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
public sealed record RelativeChange(double Change, double Low, double High)
{
    /// <summary>Whether the interval leaves out that nothing changed.</summary>
    [JsonIgnore]
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>The change of the candidate's figure against the baseline's; it is the gain with its sign turned.</summary>
    public static RelativeChange Of(PairedEstimate estimate)
    {
        Interval gain = estimate.GainInterval(GainSummary.Confidence);
        return new RelativeChange(-estimate.Gain, -gain.High, -gain.Low);
    }

    /// <summary>The change and its interval in per cent.</summary>
    public override string ToString() =>
        $"{GainSummary.Percent(Change)} [{GainSummary.Percent(Low)}, {GainSummary.Percent(High)}]";
}
