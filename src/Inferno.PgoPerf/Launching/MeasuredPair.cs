using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>One launch of each build, back to back, whatever a launch leaves behind.</summary>
/// <param name="Order">Which one went first.</param>
/// <param name="Baseline">The baseline's.</param>
/// <param name="Candidate">The candidate's.</param>
public sealed record MeasuredPair<T>(PairOrder Order, T Baseline, T Candidate);
