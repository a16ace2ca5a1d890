using System.Text.Json.Serialization;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Verdicts;

/// <summary>What a scenario has measured.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Pairs">The pairs, in the order in which they were measured.</param>
/// <param name="Voids">The pairs that had to be done again.</param>
public sealed record Samples(Scenario Scenario, IReadOnlyList<LaunchPair> Pairs, IReadOnlyList<VoidedPair> Voids)
{
    /// <summary>Every launch, the baseline's of each pair first.</summary>
    [JsonIgnore]
    public IEnumerable<Launch> Launches => Pairs.SelectMany(pair => pair.Launches);

    /// <summary>The gain that the pairs show.</summary>
    /// <exception cref="ArgumentException">Too few pairs, or times that cannot be compared.</exception>
    public PairedEstimate Estimate() => PairedLogRatio.Estimate(
        [.. Pairs.Select(pair => LaunchPair.Value(pair.Baseline, Scenario.Metric))],
        [.. Pairs.Select(pair => LaunchPair.Value(pair.Candidate, Scenario.Metric))]);
}
