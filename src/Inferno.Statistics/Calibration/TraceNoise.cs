namespace Inferno.Statistics.Calibration;

/// <summary>Noise that was measured: a random stretch of launches of one and the same program.</summary>
public sealed class TraceNoise : INoise
{
    private readonly double[] _logTimes;

    /// <param name="name">A few words for a table.</param>
    /// <param name="times">Times above 0 of identical launches, in the order in which they ran.</param>
    /// <exception cref="ArgumentException">A time that is not above 0.</exception>
    public TraceNoise(string name, ReadOnlySpan<double> times)
    {
        Sample.RequirePositive(times);
        Name = name;
        _logTimes = new double[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            _logTimes[i] = Math.Log(times[i]);
        }
    }

    public string Name { get; }

    /// <summary>Whether the times are those of rounds, the baseline's and the candidate's in turn; a stretch begins with a round.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Launches in the trace.</summary>
    public int Count => _logTimes.Length;

    /// <exception cref="ArgumentException">The trace has fewer launches than are wanted.</exception>
    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        Sample.RequireCount(_logTimes.Length, logTimes.Length, "trace");
        int step = IsPaired ? 2 : 1;
        int start = step * random.NextBelow(((_logTimes.Length - logTimes.Length) / step) + 1);
        _logTimes.AsSpan(start, logTimes.Length).CopyTo(logTimes);
    }
}
