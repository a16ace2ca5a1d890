using Inferno.Measuring.Scenarios;

namespace Inferno.Lab.Sweeps;

/// <summary>A model of a width.</summary>
/// <param name="Hidden">Width of its residual stream.</param>
/// <param name="Request">The warm scenario that is measured on it.</param>
public sealed record SweepModel(int Hidden, Scenario Request);
