using Inferno.Statistics;

namespace Inferno.Lab.Sweeps;

/// <summary>One pair of launches at one width.</summary>
/// <param name="Order">Which build went first.</param>
/// <param name="Baseline">The baseline's median warm batch, in seconds.</param>
/// <param name="Pgo">The PGO build's.</param>
public sealed record SweepPair(PairOrder Order, double Baseline, double Pgo);
