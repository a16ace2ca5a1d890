using Inferno.PgoPerf.History.Databases;
using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Runs;

/// <summary>What a run is asked to do.</summary>
/// <param name="Seed">Draws the order within every pair; <see langword="null"/> draws one.</param>
/// <param name="ModelPath">The model directory.</param>
/// <param name="ConfigPath">What is built and how it is trained: the path of a pgo.json.</param>
public sealed record RunOptions(int? Seed, string ModelPath, string ConfigPath)
{
    /// <summary>What a night adds; <see langword="null"/> by day.</summary>
    public NightOptions? Night { get; init; }

    /// <summary>After this, times its cases, a launch is killed and its pair voided.</summary>
    public TimeSpan LaunchTimeout { get; init; } = MeasurementSettings.DefaultLaunchTimeout;

    /// <summary>Where the run is remembered, as <see cref="HistoryDatabase.Choose"/> reads it.</summary>
    public string? History { get; init; }
}
