using System.Text.Json.Serialization;

namespace Inferno.PgoPerf.Scenarios;

/// <summary>One thing that is measured on two builds, and what must come of it.</summary>
/// <param name="Group">The group's name, as in the trait of its tests.</param>
/// <param name="Case">The case's name within the group.</param>
/// <param name="Metric">What one launch yields.</param>
/// <param name="Workload">What one launch does.</param>
public sealed record Scenario(string Group, string Case, Metric Metric, Workload Workload)
{
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
    /// Warm scenarios of one launch group are measured in the same launches, which settle only once; by default a group
    /// is one.
    /// </summary>
    public string LaunchGroup { get => field ?? Group; init; }

    /// <summary>The scenario as the candidate runs it.</summary>
    public Scenario OfCandidate() => CandidateWorkload is { } other ? this with { Workload = other, CandidateWorkload = null } : this;

    /// <summary>Group and case, for people.</summary>
    public string Name => $"{Group}/{Case}";
}
