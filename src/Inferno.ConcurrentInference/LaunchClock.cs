using System.Diagnostics;
using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference;

/// <summary>Time since the program's first statement, and where the first of it went.</summary>
internal sealed class LaunchClock
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public ColdStart Cold { get; set; } = new(default, default, default, default);

    /// <summary>Whether the launch's first batch has been served, which ends the cold start.</summary>
    public bool IsWarm { get; set; }
}
