using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Scenarios;

/// <summary>What a run measures of a mode.</summary>
public static class ScenarioSelection
{
    /// <summary>
    /// The scenarios of <paramref name="mode"/> that are called as in <paramref name="selected"/>, and the canary, which
    /// vouches for every other verdict; and what <see cref="NightlyScenarios"/> adds to them.
    /// </summary>
    /// <param name="mode">The mode.</param>
    /// <param name="selected">Names of scenarios.</param>
    /// <param name="againstReference">Whether each of them is also measured against a reference build.</param>
    /// <param name="checksItself">Whether the suite must find a slowdown that is there.</param>
    /// <param name="isStrict">Whether what stays undecided counts as a failure.</param>
    public static IReadOnlyList<Scenario> Of(
        PgoMode mode, IReadOnlySet<string> selected, bool againstReference, bool checksItself, bool isStrict = false)
    {
        Scenario[] table = [.. ScenarioTable.For(mode)
            .Where(scenario => scenario.Role == Role.Canary || selected.Contains(scenario.Name))
            .Select(scenario => isStrict ? scenario with { Expectation = scenario.Expectation.Strictly() } : scenario)];
        return
        [
            .. table,
            .. againstReference ? NightlyScenarios.Regressions(table) : [],
            .. checksItself ? [NightlyScenarios.SelfCheck] : Array.Empty<Scenario>(),
        ];
    }
}
