using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>What a scenario is there for: it decides which builds are compared and what its verdict means to the others'.</summary>
public enum Role
{
    /// <summary>The profile must pay: baseline against PGO build.</summary>
    Gain,

    /// <summary>The profile must change nothing: baseline against PGO build.</summary>
    Control,

    /// <summary>Baseline against its byte copy: where these differ, the measurement is at fault.</summary>
    Canary,

    /// <summary>The pinned reference's PGO build against the run's.</summary>
    Regression,

    /// <summary>The PGO build against itself with more to do: a suite that misses that would miss a regression.</summary>
    SelfCheck,
}

/// <summary>One thing that is measured on two builds, and what must come of it.</summary>
/// <param name="Group">The group's name, as in the trait of its tests.</param>
/// <param name="Case">The case's name within the group.</param>
/// <param name="Metric">What one launch yields.</param>
/// <param name="Workload">What one launch does.</param>
public sealed record Scenario(string Group, string Case, Metric Metric, Workload Workload)
{
    /// <summary>What it is there for.</summary>
    public required Role Role { get; init; }

    /// <summary>What the candidate does where that is not the same, so that their outputs may differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Workload? CandidateWorkload { get; init; }

    /// <summary>What the times must show.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>Why that is expected.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it needs a device that not every machine has.</summary>
    public bool NeedsDevice { get; init; }

    /// <summary>When it is measured.</summary>
    public Tier Tier { get; init; } = Tier.Full;

    /// <summary>
    /// Warm scenarios of one launch group are measured in the same rounds, which settle only once; by default a group is one.
    /// </summary>
    public string LaunchGroup { get => field ?? Group; init; }

    /// <summary>Group and case, for people.</summary>
    public string Name => $"{Group}/{Case}";
}

/// <summary>Scenarios that are measured in the same rounds.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Scenarios">At least one; several only where all are warm and on one engine, or all start the same workload.</param>
public sealed record ScenarioGroup(string Name, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>Whether its builds are started one after the other, each for its first result.</summary>
    public bool IsCold => Scenarios[0].Metric == Metric.Cold;

    /// <summary>Puts <paramref name="scenarios"/> into as few groups as they allow, in their order.</summary>
    public static IReadOnlyList<ScenarioGroup> Of(IEnumerable<Scenario> scenarios) =>
    [
        .. scenarios
            .GroupBy(scenario => scenario.Metric == Metric.Cold
                ? (Name: "", scenario.Workload.Engine, Cold: scenario.Workload)
                : (Name: scenario.LaunchGroup, scenario.Workload.Engine, Cold: null)) // a launch has only one cold start
            .Select(shared => new ScenarioGroup(
                shared.Key.Cold is null ? shared.Key.Name : shared.First().Name, [.. shared])),
    ];
}
