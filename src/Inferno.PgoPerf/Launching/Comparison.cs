using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Launching;

/// <summary>Scenarios that are measured in the same launches, and the two builds that they compare.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Scenarios">At least one; several only where all are warm and on one engine.</param>
/// <param name="Builds">The builds.</param>
public sealed record Comparison(string Name, IReadOnlyList<Scenario> Scenarios, BuildPair Builds)
{
    /// <summary>One scenario in launches of its own.</summary>
    public Comparison(Scenario scenario, BuildPair builds)
        : this(scenario.Name, [scenario], builds)
    {
    }

    /// <summary>Puts <paramref name="scenarios"/> into as few comparisons as they allow, in their order.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="builds">The builds that a scenario compares.</param>
    public static IReadOnlyList<Comparison> Group(
        IEnumerable<Scenario> scenarios, Func<Scenario, BuildPair> builds) =>
    [
        .. scenarios
            .GroupBy(scenario => (Name: NameOf(scenario), scenario.Workload.Engine, Builds: builds(scenario)))
            .Select(shared => new Comparison(shared.Key.Name, [.. shared], shared.Key.Builds)),
    ];

    // A launch has only one cold start.
    private static string NameOf(Scenario scenario) =>
        scenario.Metric == Metric.Cold ? scenario.Name : scenario.LaunchGroup;
}
