using System.Diagnostics;

namespace Inferno.Measuring.Runs;

/// <summary>Tells how long each of several steps took.</summary>
internal sealed class Laps
{
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Seconds since the last lap, or since the start.</summary>
    public double Next()
    {
        long now = Stopwatch.GetTimestamp();
        double seconds = Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
        return seconds;
    }
}
