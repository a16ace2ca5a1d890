using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Logs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports;

/// <summary>Renders a run for people.</summary>
public static class SummaryMarkdown
{
    private static readonly string[] Header =
        ["scenario", "expected", "verdict", "gain [95% interval]", "baseline", "candidate", "pairs"];

    /// <summary>The summary of <paramref name="run"/>, which has at least one scenario, ending in a line feed.</summary>
    public static string Render(RunRecord run)
    {
        IReadOnlyList<ScenarioResult> results = run.Result.Scenarios;
        return $"# PGO {run.Result.Mode.Name()}: {Headline(results)}\n\n"
            + MarkdownTable.Render(Header, [.. results.Select(Row)])
            + "\n"
            + string.Concat(results.Select(Reason))
            + "\n"
            + Closing(run);
    }

    private static string Headline(IReadOnlyList<ScenarioResult> results) => string.Join(", ", results
        .GroupBy(result => result.Verdict.Outcome)
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {group.Key}"));

    private static string Reason(ScenarioResult result) =>
        $"- {result.Samples.Scenario.Name}: {result.Verdict.ToString().Split('\n', 2)[0]}\n";

    private static IReadOnlyList<string> Row(ScenarioResult result)
    {
        Samples samples = result.Samples;
        string voids = samples.Voids.Count == 0 ? "" : $" (+{samples.Voids.Count} voided)";
        return
        [
            samples.Scenario.Name,
            samples.Scenario.Expectation.ToString(),
            $"**{result.Verdict.Outcome}**",
            result.Verdict.Gain?.ToString() ?? "n/a",
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

        double median = LaunchPair.Median(samples.Pairs.Select(pair => LaunchPair.Value(side(pair), samples.Scenario.Metric)));
        return string.Create(CultureInfo.InvariantCulture, $"{median * 1000:F2} ms");
    }

    private static string Closing(RunRecord run)
    {
        MachineRecord machine = run.Machine;
        string reused = run.Builds.Reused ? " (up to date)" : "";
        string evidence = run.Result.Evidence is { } said
            ? $"Methods compiled with instrumentation: {Count(said.Pgo)} in the PGO build, {Count(said.Baseline)} in the baseline.\n"
            : "";
        return evidence + string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Run {run.Id}, seed {run.Seed}: building {run.TimeSpent.Building:F0} s{reused}, measuring {run.TimeSpent.Measuring:F0} s.
            {machine.OperatingSystem}, {machine.Architecture}, {machine.Processors} processors, {machine.Runtime}.
            Times are medians over launches; the gain is estimated from the pairs. Same plan again: INFERNO_SEED={run.Seed}.

            """);
    }

    private static string Count(RuntimeEvidence evidence) =>
        evidence.Tier1Instrumented?.ToString(CultureInfo.InvariantCulture) ?? "not counted";
}
