using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>What a scenario is there for: it decides which builds are compared and what its verdict means to the others'.</summary>
public enum Role
{
    /// <summary>The profile must pay: baseline against PGO build.</summary>
    Gain,

    /// <summary>The profile must do no harm, or change nothing: baseline against PGO build.</summary>
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
/// <param name="Launch">How the program is started.</param>
/// <param name="Workload">What it serves.</param>
public sealed record Scenario(string Group, string Case, Metric Metric, LaunchSetup Launch, Workload Workload)
{
    /// <summary>What it is there for.</summary>
    public required Role Role { get; init; }

    /// <summary>What the candidate does where that is not the same, so that their outputs may differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Workload? CandidateWorkload { get; init; }

    /// <summary>The number that is read from what the program prints; <see langword="null"/> where none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrintedNumber? Number { get; init; }

    /// <summary>
    /// A regular expression that finds what every launch must print alike, where a process is measured as a whole;
    /// <see langword="null"/> where nobody looks. Programs that serve batches say themselves what they computed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Same { get; init; }

    /// <summary>What the times must show.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>What figures beside the times must show; the scenario's verdict is the gravest of all.</summary>
    public IReadOnlyList<AlsoExpected> AlsoExpects { get; init; } = [];

    /// <summary>All that is expected in a few words, for a table.</summary>
    [JsonIgnore]
    public string Expected => string.Join(", ", [Expectation.ToString(), .. AlsoExpects.Select(also => also.ToString())]);

    /// <summary>The same, asked where what stays undecided counts as a failure.</summary>
    internal Scenario Strictly() => this with
    {
        Expectation = Expectation.Strictly(),
        AlsoExpects = [.. AlsoExpects.Select(also => also with { Expectation = also.Expectation.Strictly() })],
    };

    /// <summary>Why that is expected.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The command line with which the program says, by its exit code, whether it can do this on the machine at hand; empty where it
    /// can everywhere.
    /// </summary>
    public IReadOnlyList<string> SkipUnless { get; init; } = [];

    /// <summary>
    /// The slowdown against a pinned reference that is no regression, at least 0; <see langword="null"/> for the usual one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AllowedRegression { get; init; }

    /// <summary>When it is measured.</summary>
    public Tier Tier { get; init; } = Tier.Full;

    /// <summary>
    /// Warm scenarios of one launch group are measured in the same rounds, which settle only once; <see langword="null"/> where those
    /// that are started alike share theirs.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LaunchGroup { get; init; }

    /// <summary>
    /// The name of the scenario whose instrumented launch says how much of this one's work a profile can steer;
    /// <see langword="null"/> for its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScoredAs { get; init; }

    /// <summary>Group and case, for people.</summary>
    public string Name => $"{Group}/{Case}";
}

/// <summary>Scenarios that are measured in the same rounds.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Scenarios">At least one; several only where their launches can be the same.</param>
public sealed record ScenarioGroup(string Name, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>What its launches yield.</summary>
    public Metric Metric => Scenarios[0].Metric;

    /// <summary>Whether its builds are alive together and take turns; otherwise they are started one after the other.</summary>
    public bool IsLive => Metric == Metric.Warm;

    /// <summary>Puts <paramref name="scenarios"/> into as few groups as they allow, in their order.</summary>
    public static IReadOnlyList<ScenarioGroup> Of(IEnumerable<Scenario> scenarios) =>
    [
        .. scenarios
            .GroupBy(scenario => (
                scenario.Metric,
                Name: scenario.Metric == Metric.Warm ? scenario.LaunchGroup : null,
                scenario.Launch,
                // A launch has only one cold start, and is one process.
                Alone: scenario.Metric == Metric.Warm ? null : scenario.Workload,
                scenario.Number,
                scenario.Same))
            .Select(shared => new ScenarioGroup(shared.Key.Name ?? shared.First().Name, [.. shared])),
    ];
}
