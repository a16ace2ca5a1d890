using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Reports;

/// <summary>Renders a run as the body of a comment on a pull request: what it came to, and what to do.</summary>
public static class PullRequestMarkdown
{
    private static readonly string[] Header = ["", "scenario", "gain [95% interval]", "expected", "pairs"];

    /// <summary>The comment on <paramref name="run"/>, ending in a line feed.</summary>
    public static string Render(RunRecord run) =>
        $"### PGO: {Headline.Of(run).Sentence}\n\n"
        + string.Concat(run.Modes.Select(Line))
        + "\n"
        + string.Concat(run.Modes.Select(Table))
        + Findings(run)
        + $"Reproduce:\n```sh\n{Reproduction.Command(run)}\n```\n";

    private static string Line(ModeRecord mode)
    {
        GainRange range = GainRange.Of(mode.Result.Scenarios);
        return $"- **{mode.Result.Mode.Name()}**: {range.Short} {range.Sentence}\n";
    }

    private static string Table(ModeRecord mode) =>
        $"<details><summary>{mode.Result.Mode.Name()}: {mode.Result.Scenarios.Count} scenarios</summary>\n\n"
        + MarkdownTable.Render(Header, [.. mode.Result.Scenarios.Select(Row)])
        + "\n</details>\n\n";

    private static string[] Row(ScenarioResult result) =>
    [
        $"**{result.Verdict.Outcome}**",
        result.Samples.Scenario.Name,
        result.Verdict.Gain?.ToString() ?? "n/a",
        result.Samples.Scenario.Expectation.ToString(),
        $"{result.Samples.Pairs.Count}",
    ];

    private static string Findings(RunRecord run)
    {
        string[] lines = [.. FoundInRun.In(run).Select(found =>
            $"- {found.Finding.Id}: {found.Finding.Cause} ({string.Join(", ", found.Places)}). {found.Finding.NextStep}.\n")];
        return lines.Length == 0 ? "" : $"Findings:\n{string.Concat(lines)}\n";
    }
}
