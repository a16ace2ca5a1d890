using System.Globalization;

namespace Inferno.Measuring.Scenarios;

/// <summary>A number that the program prints, once or for each of its batches.</summary>
/// <param name="Pattern">Finds it.</param>
public sealed record OutputNumber(OutputPattern Pattern) : ProcessMetric
{
    /// <summary>Batches of a launch in which a drift can be told from noise.</summary>
    public const int FewestBatches = 8;

    /// <inheritdoc/>
    public override IReadOnlyList<double> ValuesOf(TimeSpan duration, IReadOnlyList<string> output) =>
        [.. Pattern.FindSeries(output, FewestBatches).Select(Number)];

    private double Number(string found) =>
        double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) && value > 0
                ? value
                : throw new FormatException($"{this} captured '{found}', expected a number above 0 such as 12.5");

    /// <inheritdoc/>
    public override string ToString() => Pattern.ToString();
}
