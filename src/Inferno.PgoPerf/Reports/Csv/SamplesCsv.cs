using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports.Metrics;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports.Csv;

/// <summary>One row a launch: its sample and every metric.</summary>
public static class SamplesCsv
{
    private static readonly string[] Keys =
        ["mode", "scenario", "pair", "order", "build", "started_at", "sample_seconds", "settled", "output_digest"];

    /// <summary>The table of all launches of <paramref name="run"/>; a sample is what its verdict rests on.</summary>
    public static string Render(RunRecord run) => CsvTable.Render(
        [.. Keys, .. LaunchMetrics.All.Select(metric => metric.Column)],
        from mode in run.Modes
        from result in mode.Result.Scenarios
        from numbered in result.Samples.Pairs.Index()
        from side in new[] { ("baseline", numbered.Item.Baseline), ("candidate", numbered.Item.Candidate) }
        select Row(new Place(mode.Result.Mode.Name(), result.Samples, numbered.Index), side.Item1, side.Item2));

    private static IEnumerable<object?> Row(Place place, string build, Launch launch) =>
    [
        place.Mode,
        place.Samples.Scenario.Name,
        place.Pair + 1,
        place.Samples.Pairs[place.Pair].Order,
        build,
        launch.StartedAt.ToString("O", CultureInfo.InvariantCulture),
        LaunchPair.Value(launch, place.Samples.Scenario.Metric),
        launch.Log.WarmUp.Settled ? "yes" : "no",
        launch.Log.Insights.OutputDigest,
        .. LaunchMetrics.All.Select(metric => (object?)metric.Of(launch)),
    ];

    private sealed record Place(string Mode, Samples Samples, int Pair);
}
