using System.Text.Json.Serialization;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Measuring.Verdicts;

/// <summary>What a scenario has measured.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Pairs">The pairs, in the order in which they were measured.</param>
/// <param name="Voids">The pairs that had to be done again.</param>
public sealed record Samples(Scenario Scenario, IReadOnlyList<LaunchPair> Pairs, IReadOnlyList<VoidedPair> Voids)
{
    /// <summary>What the two builds take on disk; <see langword="null"/> where nothing is expected of that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BuildSizes? Sizes { get; init; }

    /// <summary>Every launch, the baseline's of each pair first.</summary>
    [JsonIgnore]
    public IEnumerable<Launch> Launches => Pairs.SelectMany(pair => pair.Launches);

    /// <summary>What one side of each pair took, the less the better, in the order of the pairs.</summary>
    /// <param name="side">The launch of a pair that is meant.</param>
    public double[] Values(Func<LaunchPair, Launch> side) => [.. Pairs.Select(pair => TimeOf(side(pair)))];

    /// <summary>
    /// What <paramref name="launch"/> took: seconds, or the number that it printed, or the reciprocal of one that is better the larger
    /// it is.
    /// </summary>
    public double TimeOf(Launch launch) => TimeOf(launch.Value(Scenario.Metric));

    /// <summary>What one of a launch's <see cref="MeasuredCase.Batches"/> took, in the same way.</summary>
    internal double TimeOf(Batch batch) => TimeOf(batch.Seconds);

    private double TimeOf(double value) => Scenario.Number is { HigherIsBetter: true } ? 1 / value : value;

    /// <summary>Whether processes were measured as a whole, so that they say nothing of themselves.</summary>
    [JsonIgnore]
    public bool IsOfWholeLaunches => Scenario.Metric is Metric.Wall or Metric.Output;

    /// <summary>The pairs by nothing but their values.</summary>
    internal IReadOnlyList<MeasuredPair<MeasuredLaunch>> WholeLaunches =>
        [.. Pairs.Select(pair => new MeasuredPair<MeasuredLaunch>(pair.Order, Whole(pair.Baseline), Whole(pair.Candidate)))];

    private MeasuredLaunch Whole(Launch launch) => new(launch.Value(Scenario.Metric), launch.Duration)
    {
        Batches = launch.Case.Batches.Count > 1 ? [.. launch.Case.Batches.Select(batch => batch.Seconds)] : [],
    };

    /// <summary>The gain that the pairs show.</summary>
    /// <exception cref="ArgumentException">Too few pairs, or times that cannot be compared.</exception>
    public PairedEstimate Estimate() =>
        PairedLogRatio.Estimate(Values(pair => pair.Baseline), Values(pair => pair.Candidate));
}
