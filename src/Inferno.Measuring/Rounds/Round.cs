using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Measuring.Rounds;

/// <summary>Launches the builds of a round, all alive together, and has them serve their batches in turn.</summary>
public interface IRounds
{
    /// <summary>Measures one round.</summary>
    /// <exception cref="LaunchException">A build gave no sample; what the others measured is lost.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; no process is left.</exception>
    Task<Round> MeasureAsync(RoundRequest request, CancellationToken cancellation);
}

/// <summary>What a round is to measure. Every build serves every case.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Arms">The builds, at least one, each with a name of its own.</param>
/// <param name="Cases">What they serve, at least one; exactly one in a cold round.</param>
/// <param name="Arguments">The command line of every build.</param>
public sealed record RoundRequest(
    string Name, IReadOnlyList<ProgramBuild> Arms, IReadOnlyList<RoundCase> Cases, IReadOnlyList<string> Arguments)
{
    /// <summary>Draws the orders of this round: of spawning, of the cases and of each turn.</summary>
    public required int Seed { get; init; }

    /// <summary>
    /// What a launch is worth. Only where that is <see cref="Metric.Warm"/> do builds settle side by side and take turns; otherwise
    /// each is started alone, one after the other.
    /// </summary>
    public Metric Metric { get; init; }

    /// <summary>The number that is read from what the program prints, and what all launches must print alike.</summary>
    public PrintedNumber? Number { get; init; }

    /// <inheritdoc cref="Scenario.Same"/>
    public string? Same { get; init; }

    /// <inheritdoc cref="LaunchSetup.Environment"/>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="LaunchSetup.WorkingDirectory"/>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether compiled methods are counted by tier, which costs time: never where times matter.</summary>
    public bool CountsMethods { get; init; }

    /// <summary>After this without an answer, times the builds that are alive, a build is killed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>All that decides what is measured, on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {string.Join(" ", Arms.Select(arm => $"{arm.Name}={arm.Executable}"))} "
        + $"{string.Join(" ", Cases.Select(one => $"{one.Name}*{one.Batches}"))} seed {Seed}{Kind}: {string.Join(' ', Arguments)}");

    // The time of a warm round needs no word.
    private string Kind => Metric switch
    {
        Metric.Warm => "",
        Metric.Output => $" {Number}",
        _ => $" {Metric.ToString().ToLowerInvariant()}",
    } + string.Concat(Environment.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $" {one.Key}={one.Value}"));
}

/// <summary>One workload of a round.</summary>
/// <param name="Name">The name by which the program knows it; empty where it has only one.</param>
/// <param name="Batches">Batches of each build, at least 1; the median is its value.</param>
public sealed record RoundCase(string Name, int Batches);

/// <summary>What came of a round.</summary>
/// <param name="Order">Names of the builds in the order in which they were spawned.</param>
/// <param name="Launches">Each build's part, by its name.</param>
public sealed record Round(IReadOnlyList<string> Order, IReadOnlyDictionary<string, Launch> Launches)
{
    /// <summary>Two readings of this round, side by side.</summary>
    public LaunchPair Pair(Reading baseline, Reading candidate) => new(
        Place(baseline.Arm) <= Place(candidate.Arm) ? PairOrder.BaselineFirst : PairOrder.CandidateFirst,
        Launches[baseline.Arm].Of(baseline.Case),
        Launches[candidate.Arm].Of(candidate.Case));

    private int Place(string arm) => Order.Index().First(item => item.Item == arm).Index;
}

/// <summary>One case of one build in a round.</summary>
/// <param name="Arm">The build's name.</param>
/// <param name="Case">The case's name.</param>
public sealed record Reading(string Arm, string Case);
