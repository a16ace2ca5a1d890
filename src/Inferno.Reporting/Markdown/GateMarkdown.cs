using Inferno.Measuring.Records;
using Inferno.Measuring.Verdicts;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders a gate's answer for a pull request and a workflow's summary page.</summary>
public static class GateMarkdown
{
    /// <summary>The whole answer of <paramref name="run"/>, ending in a line feed.</summary>
    public static string Render(string name, RunRecord run, bool strict) =>
        Head(name, OverallVerdict.Of([.. run.Modes.Select(mode => mode.Result)]), strict) + Body(run);

    /// <summary>What it came to, why, and what to do, ending in an empty line.</summary>
    /// <param name="name">What was run: gate or nightly.</param>
    /// <param name="verdict">What it came to.</param>
    /// <param name="strict">Whether what stays undecided stops the change.</param>
    public static string Head(string name, Verdict verdict, bool strict)
    {
        string nextStep = verdict.NextStep.Length == 0 ? "" : $"**Next step:** {verdict.NextStep}.\n\n";
        return $"# PGO {name}: {Headline(verdict.Outcome, strict)}\n\n{verdict.Reason}.\n\n{nextStep}";
    }

    /// <summary>What was measured, to follow the head, ending in a line feed.</summary>
    public static string Body(RunRecord run)
    {
        string summary = SummaryMarkdown.Render(run);
        return summary[(summary.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart('\n');
    }

    private static string Headline(Outcome outcome, bool strict) => outcome switch
    {
        Outcome.Pass => "passed",
        Outcome.Fail => "failed",
        Outcome.Inconclusive => strict ? "undecided, which is not enough here" : "undecided, which stops nothing",
        _ => "invalid: the measurement says nothing",
    };
}
