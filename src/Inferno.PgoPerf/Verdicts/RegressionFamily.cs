using System.Globalization;
using Inferno.PgoPerf.Scenarios;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Verdicts;

/// <summary>
/// All regression scenarios of a run. Each of them may alarm by chance, so "one of them regressed" is proved over all
/// of them together (<see cref="Regression.Judge"/>).
/// </summary>
public static class RegressionFamily
{
    /// <summary>The same results; a slowdown that is no rarer than chance among so many scenarios is none.</summary>
    public static IReadOnlyList<ModeResult> Judge(IReadOnlyList<ModeResult> modes)
    {
        ScenarioResult[] family = [.. modes.SelectMany(mode => mode.Scenarios).Where(IsMember)];
        IReadOnlyList<Decision> decisions = Regression.Judge([.. family.Select(result => result.Samples.Estimate())]);
        HashSet<Samples> letGo = [.. family.Where((_, index) => decisions[index] == Decision.Pass).Select(result => result.Samples)];
        return [.. modes.Select(mode => mode with
        {
            Scenarios = [.. mode.Scenarios.Select(result =>
                result.Verdict.Outcome == Outcome.Fail && letGo.Contains(result.Samples)
                    ? result with { Verdict = LetGo(result.Verdict, family.Length) }
                    : result)],
        })];
    }

    private static bool IsMember(ScenarioResult result) =>
        result.Samples.Scenario.Expectation is NotSlower && result.Verdict.Outcome is Outcome.Pass or Outcome.Fail;

    private static Verdict LetGo(Verdict verdict, int among) => new(
        Outcome.Pass,
        string.Create(CultureInfo.InvariantCulture, $"one of {among} scenarios comes out like this by chance: gain {verdict.Gain}"),
        "")
    {
        Gain = verdict.Gain,
        Findings = verdict.Findings,
    };
}
