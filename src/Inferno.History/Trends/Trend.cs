using Inferno.History.Records;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.History.Trends;

/// <summary>What the gains did over time.</summary>
/// <param name="Series">By mode and scenario; a series never joins two machines, models or programs.</param>
/// <param name="Findings">Machines that differ from run to run, and levels that changed.</param>
public sealed record Trend(IReadOnlyList<TrendSeries> Series, IReadOnlyList<Finding> Findings)
{
    /// <summary>The trend of <paramref name="runs"/>, whatever their order.</summary>
    public static Trend Of(IEnumerable<RecordedRun> runs)
    {
        RecordedRun[] inOrder =
            [.. runs.OrderBy(run => run.StartedAt).ThenBy(run => run.Id, StringComparer.Ordinal)];
        TrendSeries[] series = [.. SeriesOf(inOrder)];
        return new Trend(series, [.. Machines(inOrder), .. Changes(series)]);
    }

    /// <summary>
    /// The series of the machine with <paramref name="fingerprint"/> only; machines that differ stay a finding.
    /// </summary>
    public Trend On(string fingerprint)
    {
        TrendSeries[] series = [.. Series.Where(one => one.Key.Machine == fingerprint)];
        return new Trend(series, [.. Findings.Except(Changes(Series.Except(series)))]);
    }

    /// <summary>Every change point in <paramref name="runs"/>, by mode and scenario.</summary>
    public static IReadOnlyList<ChangePoint> ChangesIn(IEnumerable<RecordedRun> runs) =>
        [.. Of(runs).Series.SelectMany(series => series.Changes)];

    private static IEnumerable<Finding> Changes(IEnumerable<TrendSeries> series) =>
        series.SelectMany(one => one.Changes).Select(HistoryFindings.LevelChanged);

    private static IEnumerable<TrendSeries> SeriesOf(RecordedRun[] inOrder) =>
        from run in inOrder
        from mode in run.Modes
        from result in mode.Results
        where result is { LogRatio: not null, Verdict: not Outcome.Invalid }
        group new TrendPoint(run.Id, run.StartedAt, run.Commit, result.LogRatio!)
            by new SeriesKey(mode.Mode, result.Scenario, run.InputDigest, run.Machine.Fingerprint, result.Reference)
            {
                Program = run.Program,
            }
            into series
        orderby series.Key.Mode, series.Key.Scenario, series.Key.Machine, series.Key.InputDigest
        select TrendSeries.Of(series.Key, [.. series]);

    // Two machines that take turns are one finding, not one a night.
    private static IEnumerable<Finding> Machines(RecordedRun[] inOrder) => inOrder.Zip(inOrder.Skip(1))
        .Where(pair => pair.First.Machine.Fingerprint != pair.Second.Machine.Fingerprint)
        .DistinctBy(pair => Unordered(pair.First.Machine, pair.Second.Machine))
        .Select(pair => HistoryFindings.MachineDiffers(
            pair.First.Id, pair.Second.Id, string.Join("; ", pair.First.Machine.ChangesTo(pair.Second.Machine))));

    private static (string, string) Unordered(MachineRecord one, MachineRecord other) =>
        string.CompareOrdinal(one.Fingerprint, other.Fingerprint) < 0
            ? (one.Fingerprint, other.Fingerprint)
            : (other.Fingerprint, one.Fingerprint);
}
