using System.Globalization;
using Inferno.Measuring;
using Inferno.Measuring.Verdicts;
using Inferno.Reporting.Wording;
using Inferno.Statistics.Calibration;

namespace Inferno.Lab.Noise;

/// <summary>Renders what a trace says for people.</summary>
public static class NoiseMarkdown
{
    private static readonly string[] NoiseHeader = ["noise of this machine", ""];
    private static readonly string[] VerdictHeader = ["the copy and the original", "verdict", "gain [95% interval]", "pairs"];

    private static readonly string[] ProvableHeader =
    [
        "pairs", "minutes", "gain > 0: planned", "gain > 0: replayed", "gain > 10%: planned", "gain > 10%: replayed",
    ];

    /// <summary>The summary of <paramref name="report"/>, ending in a line feed.</summary>
    public static string Render(NoiseReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # What this machine can prove

        {report.Pairs} pairs of one build and its byte copy in {Duration.Words(report.Seconds)}, {report.Voids} voided, seed {report.Seed}.
        {report.Machine.OperatingSystem}, {report.Machine.Architecture}, {report.Machine.Processors} processors, {report.Machine.Runtime}.

        {MarkdownTable.Render(NoiseHeader, Noise(report))}
        {MarkdownTable.Render(VerdictHeader, [.. report.Verdicts.Select(Row)])}
        The smallest true gain that one scenario's pairs prove 19 times in 20:

        {MarkdownTable.Render(ProvableHeader, Provable(report))}
        {Closing(report)}

        """);

    private static IReadOnlyList<IReadOnlyList<string>> Noise(NoiseReport report) =>
    [
        ["coefficient of variation of a launch", Percent(report.Noise.Variation)],
        ["correlation of a launch with the one before", Number(report.Noise.Lag1)],
        ["correlation with the wait for a processor", report.DelayCorrelation is { } delay ? Number(delay) : "unknown"],
        ["standard deviation of a pair's log ratio", Percent(report.Noise.PairSpread)],
    ];

    private static IReadOnlyList<string> Row(VerdictRow row) =>
    [
        row.Expectation,
        row.Verdict is { } verdict ? $"**{verdict.Outcome}**" : "too few pairs",
        row.Verdict?.Gain?.ToString() ?? "",
        row.Verdict?.Gain?.Pairs.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static IReadOnlyList<IReadOnlyList<string>> Provable(NoiseReport report) =>
    [
        .. report.Provable.GroupBy(row => row.Pairs).Select(rows => (IReadOnlyList<string>)
        [
            rows.Key.ToString(CultureInfo.InvariantCulture),
            Number(rows.First().Minutes, "0.0"),
            .. rows.SelectMany(row => new[] { Percent(row.Planned), row.Replayed is { } gain ? Percent(gain) : "" }),
        ]),
    ];

    private static string Closing(NoiseReport report)
    {
        string replay = 2 * report.Pairs >= Trace.FewestLaunches
            ? "Planned assumes normal noise and one test; replayed plays the procedure itself on these launches: believe that one."
            : $"Nothing is replayed below {Trace.FewestLaunches / 2} pairs: measure longer.";
        return report.IsSound
            ? replay
            : $"{replay}\n**{(report.Verdicts[0].Verdict is { Outcome: Measuring.Verdicts.Outcome.Inconclusive } ? "Too noisy to tell the copy from another build" : "The copy measures differently")}: {Describe(report.Verdicts[0].Verdict!)} No verdict of this machine counts until that is gone.**";
    }

    private static string Describe(Verdict verdict) => $"{verdict.Reason.Split('\n', 2)[0]}.";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.0%}");

    private static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
