using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Xunit.v3;

namespace Inferno.PgoPerf;

/// <summary>The scenario that a test asserts, which gives the test its traits Group, Case and Tier.</summary>
/// <param name="group">The scenario's group.</param>
/// <param name="scenarioCase">The scenario's case.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuresAttribute(string group, string scenarioCase) : Attribute, ITraitAttribute
{
    public string Group { get; } = group;

    public string ScenarioCase { get; } = scenarioCase;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
    [
        new("Group", Group),
        new("Case", ScenarioCase),
        new("Tier", TierOf($"{Group}/{ScenarioCase}").ToString()),
    ];

    // No mode adds, drops or moves a scenario: any of them will do.
    private static Tier TierOf(string name) =>
        OwnTable.Scenarios.Single(scenario => scenario.Name == name).Tier;
}
