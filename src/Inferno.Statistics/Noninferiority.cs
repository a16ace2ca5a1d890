namespace Inferno.Statistics;

/// <summary>Decides whether a candidate is worse by no more than a margin; it may be better by any amount.</summary>
public static class Noninferiority
{
    /// <summary>
    /// Pass when p(log ratio &gt; −ln(1+δ)) is at most the design's pass alpha, Fail when the opposite p is at most its fail
    /// alpha, otherwise as <see cref="Superiority.Decide"/>, whose margin is −δ here (Blackwelder 1982, Controlled
    /// Clinical Trials 3:345, on log ratios).
    /// </summary>
    /// <param name="estimate">Of all pairs so far; their number must be a look of the design.</param>
    /// <param name="delta">δ above 0: 0.1 means at most 10% more of what is better low.</param>
    /// <param name="design">Looks and boundaries.</param>
    /// <exception cref="ArgumentException">The number of pairs is no look, or δ is not above 0.</exception>
    public static Decision Decide(PairedEstimate estimate, double delta, SequentialDesign design) =>
        delta > 0 && double.IsFinite(delta)
            ? Superiority.Decide(estimate, -delta, design)
            : throw new ArgumentOutOfRangeException(nameof(delta), delta, "A margin above 0 is needed; 0.1 means 10%.");
}
