using System.Globalization;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Reporting.Metrics;

/// <summary>Writes figures so that people see their size.</summary>
internal static class Quantity
{
    private const double Thousand = 1000;
    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>The value with its unit, about three digits.</summary>
    public static string Format(double value, MetricUnit unit) => unit switch
    {
        MetricUnit.Seconds => Seconds(value),
        MetricUnit.PerSecond => $"{Rounded(value)}/s",
        MetricUnit.Percent => string.Create(CultureInfo.InvariantCulture, $"{value:F1}%"),
        MetricUnit.Bytes => Bytes(value),
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>What a launch of <paramref name="scenario"/> came to: thousandths of a second, or the number that it printed.</summary>
    public static string Of(Scenario scenario, double value) => scenario.Number is { } number
        ? $"{value.ToString("G5", CultureInfo.InvariantCulture)} {number.Unit}".TrimEnd()
        : string.Create(CultureInfo.InvariantCulture, $"{value * Thousand:F2} ms");

    /// <summary>Seconds, or the thousandths or millionths of one.</summary>
    public static string Seconds(double value) => Math.Abs(value) switch
    {
        0 => "0 s",
        < 1e-3 => $"{Rounded(value * 1e6)} µs",
        < 1 => $"{Rounded(value * 1e3)} ms",
        _ => $"{Rounded(value)} s",
    };

    /// <summary>Decimal kilobytes, megabytes and so on.</summary>
    public static string Bytes(double value)
    {
        int unit = 0;
        while (Math.Abs(value) >= Thousand && unit < ByteUnits.Length - 1)
        {
            value /= Thousand;
            unit++;
        }

        return $"{Rounded(value)} {ByteUnits[unit]}";
    }

    private static string Rounded(double value) => Math.Abs(value) switch
    {
        < 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };
}
