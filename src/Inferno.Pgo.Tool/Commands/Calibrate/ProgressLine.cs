using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring;

namespace Inferno.Pgo.Tool.Commands.Calibrate;

/// <summary>Says how far a calibration is and how long it will still take: one line on a terminal, ten in a log.</summary>
/// <param name="output">Where to say it.</param>
/// <param name="isTerminal">Whether the line can be written over.</param>
public sealed class ProgressLine(TextWriter output, bool isTerminal) : IProgress<double>
{
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private int _lastTenth;

    public void Report(double value)
    {
        int tenth = (int)(10 * value + 1e-9);
        if (isTerminal)
        {
            output.Write($"\r{Text(value, _elapsed.Elapsed),-40}{(value >= 1 ? "\n" : "")}");
        }
        else if (tenth > _lastTenth)
        {
            output.WriteLine(Text(value, _elapsed.Elapsed));
        }

        _lastTenth = tenth;
    }

    /// <summary>The line after <paramref name="elapsed"/>, with <paramref name="share"/> in (0, 1] done.</summary>
    public static string Text(double share, TimeSpan elapsed)
    {
        TimeSpan left = elapsed * ((1 - share) / share);
        return string.Create(CultureInfo.InvariantCulture, $"calibrating: {100 * share:0}%, {Duration.Clock(left)} left");
    }
}
