using System.Globalization;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Measuring.Verdicts;

/// <summary>
/// All regression scenarios of a run. Each of them may alarm by chance, so "one of them regressed" is proved over all
/// of them together (<see cref="Regression.Judge(IReadOnlyList{PairedEstimate})"/>).
/// </summary>
public static class RegressionFamily
{
    /// <summary>The same results; a slowdown that is no rarer than chance among so many scenarios is none.</summary>
    public static IReadOnlyList<ModeResult> Judge(IReadOnlyList<ModeResult> modes)
    {
        ScenarioResult[] family = [.. modes.SelectMany(mode => mode.Scenarios).Where(IsMember)];
        Queue<Decision> decisions = new(Regression.Judge([.. family.Select(result =>
            (result.Samples.Estimate(), ((NotSlower)result.Samples.Scenario.Expectation).Allowed))]));
        return [.. modes.Select(mode => mode with
        {
            Scenarios = [.. mode.Scenarios.Select(result =>
                IsMember(result) ? Settle(result, decisions.Dequeue(), family.Length) : result)],
        })];
    }

    private static ScenarioResult Settle(ScenarioResult result, Decision decision, int among) =>
        result.Verdict.Outcome == Outcome.Fail && decision != Decision.Fail
            ? result with { Verdict = LetGo(result.Verdict, decision, among) }
            : result;

    private static bool IsMember(ScenarioResult result) =>
        result.Samples.Scenario.Role == Role.Regression && result.Verdict.Outcome != Outcome.Invalid;

    private static Verdict LetGo(Verdict verdict, Decision decision, int among) => new(
        decision == Decision.Pass ? Outcome.Pass : Outcome.Inconclusive,
        string.Create(CultureInfo.InvariantCulture, $"one of {among} scenarios comes out like this by chance: gain {verdict.Gain}"),
        "")
    {
        Gain = verdict.Gain,
        Findings = verdict.Findings,
    };
}
