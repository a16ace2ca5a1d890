using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>One of the workloads that a program serves batches of.</summary>
/// <param name="Name">The name by which the program knows it; empty where it has only one.</param>
public sealed record Workload(string Name)
{
    /// <summary>Batches of a round where nothing else is said.</summary>
    public const int DefaultBatches = 15;

    /// <summary>Batches of a launch from which a 95th percentile is read: with fewer it would be their largest.</summary>
    public const int FewestForP95 = 20;

    /// <summary>The only workload of a program.</summary>
    public static Workload Only { get; } = new("");

    /// <summary>
    /// What tells the program what the workload is, as JSON, where its command line takes that (<see cref="LaunchSetup.Workloads"/>);
    /// <see langword="null"/> where the program knows by the name.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Definition { get; init; }

    /// <summary>
    /// Batches of a round, at least 1, the median of which is a build's value in it: fewer where a batch is a mean over many
    /// requests already, for what varies from round to round varies more than what varies within one.
    /// </summary>
    public int Batches { get; init; } = DefaultBatches;
}
