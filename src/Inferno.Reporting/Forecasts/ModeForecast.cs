using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Forecasts;

/// <summary>What a run will measure in a mode, and how long that will take.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Comparisons">Everything that is measured, in its order.</param>
/// <param name="Source">What the times are taken from.</param>
public sealed record ModeForecast(PgoMode Mode, IReadOnlyList<ComparisonForecast> Comparisons, string Source)
{
    /// <summary>What keeps the mode from being measured; <see langword="null"/> where nothing does.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Forecasts the measuring of <paramref name="scenarios"/> at <paramref name="pace"/>.</summary>
    public static ModeForecast Of(PgoMode mode, IReadOnlyList<Scenario> scenarios, Pace pace)
    {
        return new ModeForecast(
            mode,
            [.. ScenarioGroup.Of(scenarios).Select(group => new ComparisonForecast(group, pace.PairSeconds(group.Scenarios)))],
            pace.Source);
    }
}
