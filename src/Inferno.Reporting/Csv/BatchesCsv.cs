using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Csv;

/// <summary>One row a measured batch of every launch.</summary>
public static class BatchesCsv
{
    private static readonly string[] Header = ["mode", "scenario", "pair", "build", "batch", "wall_seconds", "work"];

    /// <summary>The table of all batches of <paramref name="run"/>.</summary>
    public static string Render(RunRecord run) => CsvTable.Render(
        Header,
        from mode in run.Modes
        from result in mode.Result.Scenarios
        from numbered in result.Samples.Pairs.Index()
        from side in new[] { ("baseline", numbered.Item.Baseline), ("candidate", numbered.Item.Candidate) }
        from batch in side.Item2.Case.Batches.Index()
        select new object?[]
        {
            mode.Result.Mode.Name(), result.Samples.Scenario.Name, numbered.Index + 1, side.Item1,
            batch.Index + 1, batch.Item.Seconds, batch.Item.Work,
        });
}
