namespace Inferno.Lab.Noise;

/// <summary>What a run of so many pairs can be relied on to prove on a machine, 19 times in 20.</summary>
/// <param name="Pairs">Pairs of a scenario.</param>
/// <param name="Minutes">What they take, at the pace that was measured.</param>
/// <param name="Margin">The margin that the gain is to exceed.</param>
/// <param name="Planned">The smallest gain by the planning formula: one test after all pairs, normal noise.</param>
/// <param name="Replayed">
/// The smallest gain by replaying the procedure, looks included, on the recorded rounds; <see langword="null"/> where
/// too few were recorded, or no gain up to 90% will do.
/// </param>
public sealed record ProvableRow(int Pairs, double Minutes, double Margin, double Planned, double? Replayed);
