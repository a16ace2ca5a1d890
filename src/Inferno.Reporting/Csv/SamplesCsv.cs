using System.Globalization;
using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Csv;

/// <summary>One row a launch: its sample and every metric.</summary>
public static class SamplesCsv
{
    private static readonly string[] Keys =
        ["mode", "scenario", "pair", "order", "build", "started_at", "sample_seconds", "settled", "output_digest"];

    /// <summary>The table of all launches of <paramref name="run"/>; a sample is what its verdict rests on.</summary>
    public static string Render(RunRecord run) => Render(run, LaunchMetrics.With(run.Metrics));

    private static string Render(RunRecord run, IReadOnlyList<LaunchMetric> metrics) => CsvTable.Render(
        [.. Keys, .. metrics.Select(metric => metric.Column)],
        from mode in run.Modes
        from result in mode.Result.Scenarios
        from numbered in result.Samples.Pairs.Index()
        from side in new[] { ("baseline", numbered.Item.Baseline), ("candidate", numbered.Item.Candidate) }
        select new Place(mode.Result.Mode.Name(), result.Samples, numbered.Index).Row(side.Item1, side.Item2)
            .Concat(metrics.Select(metric => (object?)metric.Of(side.Item2))));

    private sealed record Place(string Mode, Samples Samples, int Pair)
    {
        public IEnumerable<object?> Row(string build, Launch launch) =>
        [
            Mode,
            Samples.Scenario.Name,
            Pair + 1,
            Samples.Pairs[Pair].Order,
            build,
            launch.StartedAt.ToString("O", CultureInfo.InvariantCulture),
            launch.Value(Samples.Scenario.Metric),
            launch.Settling is null ? "" : launch.Settling.IsSettled ? "yes" : "no",
            launch.Case.OutputDigest,
        ];
    }
}
