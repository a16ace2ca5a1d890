using System.Globalization;
using Inferno.History.Records;
using Inferno.Measuring.Rounds;

namespace Inferno.History.Exchange;

/// <summary>
/// Runs as comma-separated values (RFC 4180, lines ending in a line feed): a line a result, a line a metric, or a line a pair.
/// </summary>
public static class HistoryCsv
{
    private static readonly string[] Key = ["run", "started_at", "commit", "machine", "mode", "scenario"];

    /// <summary>The first line of results, without its line feed.</summary>
    public static string ResultHeader { get; } = Row(
    [
        .. Key, "seed", "program", "model_digest", "manifest_digest", "metric", "verdict", "reference",
        "log_ratio", "log_low", "log_high", "pairs", "voids",
    ]);

    /// <summary>The first line of metrics, without its line feed; both figures are in the unit, a change of 0.1 is 10% more.</summary>
    public static string MetricHeader { get; } = Row(
        [.. Key, "metric", "unit", "better", "baseline", "candidate", "change", "change_low", "change_high"]);

    /// <summary>The first line of pairs, without its line feed; both times are in seconds.</summary>
    public static string PairHeader { get; } = Row([.. Key, "pair", "first", "baseline", "candidate"]);

    /// <summary>A line for each result of <paramref name="run"/>.</summary>
    public static IEnumerable<string> Results(RecordedRun run) =>
        from mode in run.Modes
        from result in mode.Results
        select Row(
        [
            .. KeyOf(run, mode, result), run.Seed, run.Program, run.InputDigest, mode.ManifestDigest,
            result.Metric, result.Verdict,
            result.Reference, result.LogRatio?.Estimate, result.LogRatio?.Low, result.LogRatio?.High,
            result.Pairs, result.Voids,
        ]);

    /// <summary>A line for each metric of each result of <paramref name="run"/>.</summary>
    public static IEnumerable<string> Metrics(RecordedRun run) =>
        from mode in run.Modes
        from result in mode.Results
        from metric in result.Metrics
        select Row(
        [
            .. KeyOf(run, mode, result), metric.Name, metric.Unit, metric.Better, metric.Baseline, metric.Candidate,
            metric.Change?.Change, metric.Change?.Low, metric.Change?.High,
        ]);

    /// <summary>A line for each pair of <paramref name="run"/>.</summary>
    public static IEnumerable<string> Pairs(RecordedRun run) =>
        from mode in run.Modes
        from result in mode.Results
        from pair in result.Samples.Index()
        select Row([.. KeyOf(run, mode, result), pair.Index + 1, .. Values(pair.Item)]);

    private static object?[] KeyOf(RecordedRun run, RecordedMode mode, RecordedResult result) =>
    [
        run.Id, run.StartedAt.UtcDateTime.ToString("o"), run.Commit, run.Machine.Fingerprint, mode.Mode, result.Scenario,
    ];

    private static object?[] Values(MeasuredPair<double> pair) => [pair.Order, pair.Baseline, pair.Candidate];

    private static string Row(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
