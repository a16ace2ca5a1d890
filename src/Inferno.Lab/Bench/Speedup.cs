using System.Globalization;
using Inferno.Statistics;

namespace Inferno.Lab.Bench;

/// <summary>How many times as fast as ONNX Runtime something is: its time over theirs.</summary>
/// <param name="Ratio">The estimate, from the 20%-trimmed mean of the blocks' log ratios.</param>
/// <param name="Range">Its 95% interval.</param>
/// <param name="Goal">What was wanted, if anything was.</param>
public sealed record Speedup(double Ratio, Interval Range, double? Goal)
{
    private const double Confidence = .95;

    /// <summary>Whether the goal is reached: proved, refuted, or between the two.</summary>
    public string Judgement => Goal switch
    {
        null => "",
        { } goal when Range.Low >= goal => "reached",
        { } goal when Range.High < goal => string.Create(CultureInfo.InvariantCulture, $"missed by {1 - (Ratio / goal):P0}"),
        _ => "not decided",
    };

    /// <summary>From times of the same blocks, in seconds; at least 10 of each.</summary>
    public static Speedup Of(IReadOnlyList<double> reference, IReadOnlyList<double> contender, double? goal)
    {
        PairedEstimate estimate = PairedLogRatio.Estimate([.. reference], [.. contender]);
        Interval gain = estimate.GainInterval(Confidence);
        return new Speedup(OfGain(estimate.Gain), new Interval(OfGain(gain.Low), OfGain(gain.High)), goal);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Ratio:F2}× [{Range.Low:F2}, {Range.High:F2}]");

    private static double OfGain(double gain) => 1 / (1 - gain);
}
