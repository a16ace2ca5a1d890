using Inferno.Measuring;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Forecasts;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders what a run would do.</summary>
public static class ForecastMarkdown
{
    private static readonly string[] Header = ["comparison", "scenarios", "pairs", "time"];

    /// <summary>The forecast of all modes, ending in a line feed.</summary>
    public static string Render(IReadOnlyList<ModeForecast> modes) =>
        string.Concat(modes.Select(Section)) + Total(modes);

    private static string Section(ModeForecast mode)
    {
        string heading = mode.Obstacle is { } obstacle
            ? $"## {mode.Mode.Name()}: could not be measured\n\n{obstacle}\n\n"
            : $"## {mode.Mode.Name()}\n\n";
        return heading
            + MarkdownTable.Render(Header, [.. mode.Comparisons.Select(Row)])
            + $"\nTimes are those of {mode.Source}. Builds are made first where they are not up to date.\n\n";
    }

    private static IReadOnlyList<string> Row(ComparisonForecast forecast) =>
    [
        forecast.Group.Name,
        string.Join(", ", forecast.Group.Scenarios.Select(scenario => $"{scenario.Case}: {scenario.Expectation}")),
        Range($"{forecast.FewestPairs}", $"{forecast.MostPairs}"),
        Range(Duration.Words(forecast.LeastSeconds), Duration.Words(forecast.MostSeconds)),
    ];

    private static string Total(IReadOnlyList<ModeForecast> modes)
    {
        ComparisonForecast[] all = [.. modes.Where(mode => mode.Obstacle is null).SelectMany(mode => mode.Comparisons)];
        return $"Measuring would take {Range(Duration.Words(all.Sum(one => one.LeastSeconds)), Duration.Words(all.Sum(one => one.MostSeconds)))}; "
            + "nothing was built or measured.\n";
    }

    private static string Range(string least, string most) => least == most ? least : $"{least} to {most}";
}
