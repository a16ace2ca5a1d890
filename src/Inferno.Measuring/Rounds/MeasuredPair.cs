using Inferno.Statistics;

namespace Inferno.Measuring.Rounds;

/// <summary>What a pair of builds left behind, whatever that is.</summary>
/// <param name="Order">Which one went first.</param>
/// <param name="Baseline">The baseline's.</param>
/// <param name="Candidate">The candidate's.</param>
public sealed record MeasuredPair<T>(PairOrder Order, T Baseline, T Candidate);
