using System.Globalization;
using Inferno.Measuring;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Metrics;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders a run for people.</summary>
public static class SummaryMarkdown
{
    private static readonly string[] Header =
        ["scenario", "expected", "verdict", "gain [95% interval]", "suitability", "baseline", "candidate", "pairs"];

    /// <summary>The summary of <paramref name="run"/>, ending in a line feed.</summary>
    public static string Render(RunRecord run) =>
        $"# PGO: {Headline(run.Modes.SelectMany(mode => mode.Result.Scenarios))}\n\n"
        + string.Concat(run.Modes.Select(Section))
        + Closing(run);

    private static string Section(ModeRecord mode)
    {
        IReadOnlyList<ScenarioResult> results = mode.Result.Scenarios;
        return $"## {mode.Result.Mode.Name()}: {Headline(results)}\n\n"
            + MarkdownTable.Render(Header, [.. results.Select(Row)])
            + "\n"
            + string.Concat(results.Select(Reason))
            + string.Concat(mode.Result.Skipped.Select(skipped => $"- {skipped.Name}: skipped: {skipped.Reason}\n"))
            + "\n"
            + EvidenceOf(mode)
            + (mode.Reference is { } reference ? $"{reference}\n" : "")
            + Time(mode)
            + "\n";
    }

    private static string Headline(IEnumerable<ScenarioResult> results) => string.Join(", ", results
        .ByOutcome()
        .Select(group => $"{group.Count()} {group.Key}"));

    private static string Reason(ScenarioResult result) =>
        $"- {result.Samples.Scenario.Name}: {result.Verdict.ToString().Split('\n', 2)[0]}\n"
        + string.Concat(result.Verdict.Findings
            .Where(finding => finding.Severity == FindingSeverity.Warning)
            .Select(finding => $"  - {finding.Id}: {finding.Cause}. {finding.NextStep}.\n"));

    private static IReadOnlyList<string> Row(ScenarioResult result)
    {
        Samples samples = result.Samples;
        string voids = samples.Voids.Count == 0 ? "" : $" (+{samples.Voids.Count} voided)";
        return
        [
            samples.Scenario.Name,
            samples.Scenario.Expected,
            $"**{result.Verdict.Outcome}**",
            result.Verdict.Gain?.ToString() ?? "n/a",
            result.Suitability?.Score.ToString("F1", CultureInfo.InvariantCulture) ?? "n/a",
            Time(samples, pair => pair.Baseline),
            Time(samples, pair => pair.Candidate),
            $"{samples.Pairs.Count}{voids}",
        ];
    }

    private static string Time(Samples samples, Func<LaunchPair, Launch> side)
    {
        if (samples.Pairs.Count == 0)
        {
            return "n/a";
        }

        double median = LaunchPair.Median(samples.Pairs.Select(pair => side(pair).Value(samples.Scenario.Metric)));
        return Quantity.Of(samples.Scenario, median);
    }

    private static string EvidenceOf(ModeRecord mode) => mode.Result.Evidence is { } said
        ? $"Methods compiled with instrumentation: {Count(said.Pgo)} in the PGO build, {Count(said.Baseline)} in the baseline.\n"
        : "";

    private static string Time(ModeRecord mode)
    {
        IEnumerable<string> groups = mode.Result.Scenarios
            .GroupBy(result => result.Samples.Scenario.Group)
            .Select(group => $"{group.Key} {Duration.Words(group.Sum(result => result.Seconds))}");
        string reused = mode.Builds.Reused ? " (up to date)" : "";
        return $"Time: building {Duration.Words(mode.TimeSpent.Building)}{reused}, measuring {Duration.Words(mode.TimeSpent.Measuring)} "
            + $"({string.Join(", ", groups)}), scoring {Duration.Words(mode.TimeSpent.Scoring)}.\n";
    }

    private static string Closing(RunRecord run)
    {
        MachineRecord machine = run.Machine;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Run {run.Id} on {machine.OperatingSystem}, {machine.Architecture}, {machine.Processors} processors, {machine.Runtime}.
            Suitability, of 100: the share of the work that a profile can steer; docs/when-pgo-pays.md says how it is counted.
            Times are medians over launches; the gain is estimated from the pairs. Same plan again: INFERNO_SEED={run.Seed}.

            """);
    }

    private static string Count(RuntimeEvidence evidence) =>
        evidence.Compiled?.Instrumented.ToString(CultureInfo.InvariantCulture) ?? "not counted";
}
