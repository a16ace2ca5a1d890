using System.Globalization;
using Inferno.History.Records;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Reporting.Metrics;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders remembered runs for people.</summary>
public static class HistoryTable
{
    private const int ShortCommit = 10;

    private static readonly string[] RunHeader = ["run", "started (UTC)", "commit", "machine", "mode", "result"];
    private static readonly string[] ResultHeader =
        ["scenario", "verdict", "gain [95% interval]", "log ratio", "pairs"];
    private static readonly string[] MetricHeader =
        ["scenario", "metric", "better", "baseline", "candidate", "change [95% interval]"];

    /// <summary>
    /// A line a run and mode: its verdicts, or the gain where there is one result only; ends in a line feed.
    /// </summary>
    public static string List(IReadOnlyList<RecordedRun> runs) => MarkdownTable.Render(
        RunHeader,
        [.. runs.SelectMany(run => run.Modes.Select(mode => (IReadOnlyList<string>)
        [
            run.Id, Moment(run), Commit(run), run.Machine.Fingerprint, mode.Mode, Results(mode.Results),
        ]))]);

    /// <summary>Everything about <paramref name="run"/> but its samples; ends in a line feed.</summary>
    public static string Show(RecordedRun run) =>
        $"Run {run.Id}, {Moment(run)} UTC, commit {Commit(run)}, seed {run.Seed}, inputs {(run.Inputs.Length == 0 ? "none" : run.Inputs)}\n"
        + $"Machine {run.Machine.Fingerprint}: {Machine(run.Machine)}\n"
        + string.Concat(run.Modes.Select(Mode));

    private static string Machine(MachineRecord machine) => string.Join(", ", new[]
    {
        machine.ProcessorModel, $"{machine.Processors} processors", machine.Architecture, machine.OperatingSystem,
        machine.Kernel, machine.Runtime,
    }.Where(fact => fact.Length > 0));

    private static string Mode(RecordedMode mode) =>
        $"\n## {mode.Mode}\nBuilds {mode.ManifestDigest}{Load(mode)}\n\n"
        + MarkdownTable.Render(ResultHeader, [.. mode.Results.Select(result => (IReadOnlyList<string>)
        [
            result.Scenario,
            result.Verdict.ToString(),
            Gain(result),
            result.LogRatio?.Estimate.ToString("F4", CultureInfo.InvariantCulture) ?? "n/a",
            result.Pairs.ToString(CultureInfo.InvariantCulture),
        ])])
        + Metrics(mode);

    // One table for all scenarios: whoever looks for a metric finds it below itself.
    private static string Metrics(RecordedMode mode)
    {
        string[][] rows = [.. mode.Results.SelectMany(result => result.Metrics.Select(metric => (string[])
        [
            result.Scenario,
            metric.Name,
            metric.Better == Better.Neither ? "" : metric.Better.ToString().ToLowerInvariant(),
            Quantity.Format(metric.Baseline, metric.Unit),
            Quantity.Format(metric.Candidate, metric.Unit),
            metric.Change?.ToString() ?? "n/a",
        ]))];
        return rows.Length == 0 ? "" : "\n" + MarkdownTable.Render(MetricHeader, rows);
    }

    private static string Load(RecordedMode mode) => mode.Load is { } load
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"; load {Number(load.Before)} before, {Number(load.During)} at the end, "
            + $"launches waited {Share(load.Waited)} of their time")
        : "";

    private static string Results(IReadOnlyList<RecordedResult> results) => results is [var only]
        ? $"{only.Verdict} {Gain(only)}"
        : string.Join(", ", results
            .GroupBy(result => result.Verdict)
            .OrderBy(verdict => verdict.Key.Rank())
            .Select(verdict => $"{verdict.Count()} {verdict.Key}"));

    private static string Gain(RecordedResult result) => result.LogRatio?.ToGain(result.Pairs).ToString() ?? "n/a";

    private static string Moment(RecordedRun run) =>
        run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Commit(RecordedRun run) => run.Commit is { } commit
        ? commit[..Math.Min(ShortCommit, commit.Length)]
        : "unknown";

    private static string Number(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Share(double? value) => value?.ToString("0%", CultureInfo.InvariantCulture) ?? "unknown";
}
