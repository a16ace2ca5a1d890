namespace Inferno.Statistics.Calibration;

/// <summary>Which trials of a simulation to run: those numbered from From up to, not including, To.</summary>
public readonly record struct TrialRange(ulong Seed, int From, int To);
