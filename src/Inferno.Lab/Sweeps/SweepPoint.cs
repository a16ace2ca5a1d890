using System.Text.Json.Serialization;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.Lab.Sweeps;

/// <summary>What is known of one width.</summary>
/// <param name="Hidden">Width of the model's residual stream.</param>
/// <param name="Suitability">Its score, known before anything is timed.</param>
/// <param name="Pairs">What was measured, in order.</param>
public sealed record SweepPoint(int Hidden, SuitabilityScore Suitability, IReadOnlyList<SweepPair> Pairs)
{
    /// <summary>The gain; <see langword="null"/> while there are too few pairs to estimate one.</summary>
    [JsonIgnore]
    public GainSummary? Gain => Pairs.Count < PairedLogRatio.FewestPairs
        ? null
        : GainSummary.Of(PairedLogRatio.Estimate(
            [.. Pairs.Select(pair => pair.Baseline)], [.. Pairs.Select(pair => pair.Pgo)]));
}

/// <summary>One pair of launches at one width.</summary>
/// <param name="Order">Which build went first.</param>
/// <param name="Baseline">The baseline's median warm batch, in seconds.</param>
/// <param name="Pgo">The PGO build's.</param>
public sealed record SweepPair(PairOrder Order, double Baseline, double Pgo);
