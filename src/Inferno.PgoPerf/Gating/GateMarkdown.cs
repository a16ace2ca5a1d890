using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Gating;

/// <summary>Renders a gate's answer for a pull request and a workflow's summary page.</summary>
public static class GateMarkdown
{
    /// <summary>What the gate says of <paramref name="run"/>, ending in a line feed.</summary>
    /// <param name="run">What was measured.</param>
    /// <param name="verdict">What it came to.</param>
    /// <param name="strict">Whether what stays undecided stops the change.</param>
    public static string Render(RunRecord run, Verdict verdict, bool strict)
    {
        string nextStep = verdict.NextStep.Length == 0 ? "" : $"**Next step:** {verdict.NextStep}.\n\n";
        string body = SummaryMarkdown.Render(run);
        return $"# PGO gate: {Headline(verdict.Outcome, strict)}\n\n{verdict.Reason}.\n\n{nextStep}"
            + body[(body.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart('\n');
    }

    private static string Headline(Outcome outcome, bool strict) => outcome switch
    {
        Outcome.Pass => "passed",
        Outcome.Fail => "failed",
        Outcome.Inconclusive => strict ? "undecided, which is not enough here" : "undecided, which stops nothing",
        _ => "invalid: the measurement says nothing",
    };
}
