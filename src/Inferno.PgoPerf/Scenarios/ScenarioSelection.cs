using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Scenarios;

/// <summary>What a run measures of a mode.</summary>
public static class ScenarioSelection
{
    /// <summary>
    /// The scenarios of <paramref name="mode"/> that are called as in <paramref name="selected"/>, and the canary, which
    /// vouches for every other verdict; at night also what <see cref="NightlyScenarios"/> adds to them.
    /// </summary>
    public static IReadOnlyList<Scenario> Of(PgoMode mode, IReadOnlySet<string> selected, bool isNight)
    {
        Scenario[] byDay = [.. ScenarioTable.For(mode)
            .Where(scenario => scenario.Expectation is NoDifference || selected.Contains(scenario.Name))];
        return isNight ? [.. byDay, .. NightlyScenarios.Regressions(byDay), NightlyScenarios.SelfCheck] : byDay;
    }
}
