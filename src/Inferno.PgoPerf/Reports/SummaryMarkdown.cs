using System.Globalization;
using System.Text;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Logs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports;

/// <summary>Renders a run for people.</summary>
public static class SummaryMarkdown
{
    /// <summary>The summary of <paramref name="run"/>, ending in a line feed.</summary>
    public static string Render(RunRecord run)
    {
        StringBuilder text = new();
        Line(text, $"# PGO {run.Result.Mode.Name()}: {Headline(run.Result.Scenarios)}");
        Line(text, $"");
        Line(text, $"| scenario | expected | verdict | gain [95% interval] | baseline | PGO | pairs |");
        Line(text, $"|---|---|---|---|---|---|---|");
        foreach (ScenarioResult result in run.Result.Scenarios)
        {
            Line(text, $"{Row(result)}");
        }

        Line(text, $"");
        foreach (ScenarioResult result in run.Result.Scenarios)
        {
            Line(text, $"- {result.Samples.Scenario.Name}: {FirstLine(result.Verdict.ToString())}");
        }

        Line(text, $"");
        Closing(text, run);
        return text.ToString();
    }

    private static string Headline(IReadOnlyList<ScenarioResult> results) => string.Join(", ", results
        .GroupBy(result => result.Verdict.Outcome)
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {group.Key}"));

    private static string Row(ScenarioResult result)
    {
        Samples samples = result.Samples;
        string voids = samples.Voids.Count == 0 ? "" : $" (+{samples.Voids.Count} voided)";
        return $"| {samples.Scenario.Name} | {samples.Scenario.Expectation} | **{result.Verdict.Outcome}** "
            + $"| {result.Verdict.Gain?.ToString() ?? "n/a"} | {Time(samples, pair => pair.Baseline)} "
            + $"| {Time(samples, pair => pair.Candidate)} | {samples.Pairs.Count}{voids} |";
    }

    private static string Time(Samples samples, Func<LaunchPair, Launch> side)
    {
        double[] seconds = [.. samples.Pairs
            .Select(pair => LaunchPair.Value(side(pair), samples.Scenario.Metric))
            .Order()];
        return seconds.Length == 0
            ? "n/a"
            : string.Create(CultureInfo.InvariantCulture, $"{seconds[seconds.Length / 2] * 1000:F2} ms");
    }

    private static void Closing(StringBuilder text, RunRecord run)
    {
        if (run.Result.Evidence is { } evidence)
        {
            Line(text, $"Methods compiled with instrumentation: {Count(evidence.Pgo)} in the PGO build, {Count(evidence.Baseline)} in the baseline.");
        }

        MachineRecord machine = run.Machine;
        Line(text, $"Run {run.Id}, seed {run.Seed}: building {run.TimeSpent.Building:F0} s{(run.Builds.Reused ? " (up to date)" : "")}, measuring {run.TimeSpent.Measuring:F0} s.");
        Line(text, $"{machine.OperatingSystem}, {machine.Architecture}, {machine.Processors} processors, {machine.Runtime}.");
        Line(text, $"Times are medians over launches; the gain is estimated from the pairs. Same plan again: INFERNO_SEED={run.Seed}.");
    }

    private static string Count(RuntimeEvidence evidence) =>
        evidence.Tier1Instrumented?.ToString(CultureInfo.InvariantCulture) ?? "not counted";

    private static string FirstLine(string text) => text.Split('\n', 2)[0];

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
