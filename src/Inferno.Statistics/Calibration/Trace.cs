using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inferno.Statistics.Calibration;

/// <summary>Launches of one and the same program in the order in which they ran.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Sha256">Of the file's bytes, in hexadecimal.</param>
/// <param name="Times">Warm time of each launch in milliseconds.</param>
public sealed record Trace(string File, string Sha256, IReadOnlyList<double> Times)
{
    /// <summary>The column that is read.</summary>
    public const string Column = "warm_median_ms";

    /// <summary>Two sides of 40 launches, and half as many again so that stretches differ.</summary>
    public const int FewestLaunches = 120;

    /// <summary>Reads UTF-8 comma-separated text whose first line names its columns, one line a launch.</summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="TraceException">No such column, a time that is no number above 0, or too few launches.</exception>
    public static Trace Parse(string file, ReadOnlySpan<byte> content)
    {
        string[] lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.TrimEntries);
        int column = Array.IndexOf(lines[0].Split(','), Column);
        if (column < 0)
        {
            throw new TraceException(file, 1, $"a column {Column}", $"\"{lines[0]}\"");
        }

        List<double> times = [];
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
            {
                times.Add(Time(file, i + 1, lines[i].Split(',').ElementAtOrDefault(column)));
            }
        }

        return times.Count >= FewestLaunches
            ? new Trace(file, Convert.ToHexStringLower(SHA256.HashData(content)), times)
            : throw new TraceException(
                file, lines.Length, $"at least {FewestLaunches} launches", $"{times.Count}; collect a longer trace");
    }

    private static double Time(string file, int line, string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double time)
            && time > 0 && double.IsFinite(time)
            ? time
            : throw new TraceException(file, line, $"a {Column} above 0", $"\"{text}\"");
}
