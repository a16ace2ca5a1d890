namespace Inferno.Statistics.Calibration;

/// <summary>Runs one experiment and adds what came out of it to <paramref name="counts"/>.</summary>
public delegate void Trial(SplitMix64 random, Span<long> counts);
