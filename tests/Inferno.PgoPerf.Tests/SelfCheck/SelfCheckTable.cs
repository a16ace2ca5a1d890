using System.Globalization;
using Inferno.Measuring.Verdicts;
using Inferno.Reporting.Wording;
using MathNet.Numerics.Statistics;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Renders runs for people: one row for all runs under the same conditions.</summary>
public static class SelfCheckTable
{
    private static readonly string[] Header =
    [
        "candidate", "runs", "gain > 10%: Pass/Inconclusive/Fail", "equal ±10%: Equal/Inconclusive/Different",
        "canary alarms", "any change", "reported slower", "median gain", "interval holds the truth", "pairs", "s a run",
    ];

    public static string Render(IReadOnlyList<SelfCheckRun> runs) => MarkdownTable.Render(
        Header, [.. runs.GroupBy(run => run.Conditions.Name).Select(group => Row(group.Key, [.. group]))]);

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<SelfCheckRun> runs) =>
    [
        name,
        $"{runs.Count}",
        Outcomes(runs, run => run.Answers.GainAboveTen),
        Outcomes(runs, run => run.Answers.EqualWithinTen),
        Count(runs, run => run.Answers.Canary.Outcome == Outcome.Fail),
        Count(runs, run => run.Answers.Changed),
        Count(runs, run => run.Answers.ReportedSlower),
        string.Create(CultureInfo.InvariantCulture, $"{runs.Select(run => run.Gain.Gain).Median():+0.0%;-0.0%;0.0%}"),
        Count(runs, run => run.IntervalHoldsTruth),
        Mean(runs, run => run.Baseline.Count),
        Mean(runs, run => run.Seconds),
    ];

    private static string Outcomes(IReadOnlyList<SelfCheckRun> runs, Func<SelfCheckRun, Verdict> answer)
    {
        Outcome[] outcomes = [.. runs.Select(run => answer(run).Outcome)];
        int invalid = outcomes.Count(outcome => outcome == Outcome.Invalid);
        string counts = string.Join(
            " / ",
            new[] { Outcome.Pass, Outcome.Inconclusive, Outcome.Fail }
                .Select(wanted => outcomes.Count(outcome => outcome == wanted)));
        return invalid == 0 ? counts : $"{counts} ({invalid} Invalid)";
    }

    private static string Count(IReadOnlyList<SelfCheckRun> runs, Func<SelfCheckRun, bool> holds) =>
        $"{runs.Count(holds)}";

    private static string Mean(IReadOnlyList<SelfCheckRun> runs, Func<SelfCheckRun, double> value) =>
        runs.Average(value).ToString("0", CultureInfo.InvariantCulture);
}
