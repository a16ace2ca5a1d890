using System.Globalization;
using Inferno.Measuring.Verdicts;

namespace Inferno.Reporting.Html;

/// <summary>Places gains between the left and the right edge of the page's forest plots, all on one scale.</summary>
/// <param name="Low">The gain at the left edge.</param>
/// <param name="High">The gain at the right edge.</param>
internal sealed record ForestScale(double Low, double High)
{
    private const double Least = .12;
    private const double Most = .6;
    private static readonly double[] Steps = [.05, .1, .2];

    /// <summary>Where ticks are worth drawing.</summary>
    public IReadOnlyList<double> Ticks
    {
        get
        {
            double step = Steps.FirstOrDefault(step => (High - Low) / step <= 7, Steps[^1]);
            int first = (int)Math.Ceiling(Low / step);
            int last = (int)Math.Floor(High / step);
            return [.. Enumerable.Range(first, last - first + 1).Select(number => number * step)];
        }
    }

    /// <summary>The scale on which everything in <paramref name="results"/> can be seen; what lies beyond ±60% is cut.</summary>
    public static ForestScale Of(IEnumerable<ScenarioResult> results)
    {
        double[] ends = [.. results.SelectMany(Ends)];
        double low = Math.Max(-Most, ends.Append(-Least).Min() - .02);
        double high = Math.Min(Most, ends.Append(Least).Max() + .02);
        return new ForestScale(low, high);
    }

    /// <summary>The place of <paramref name="gain"/> from the left edge, in per cent of the width.</summary>
    public string At(double gain) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * (Math.Clamp(gain, Low, High) - Low) / (High - Low):F2}%");

    /// <summary>The width from one gain to another, in per cent of the whole.</summary>
    public string Between(double from, double to) => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * (Math.Clamp(to, Low, High) - Math.Clamp(from, Low, High)) / (High - Low):F2}%");

    private static IEnumerable<double> Ends(ScenarioResult result) =>
        result.Verdict.Gain is { } gain ? [gain.Low, gain.High] : [];
}
