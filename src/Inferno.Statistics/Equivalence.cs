namespace Inferno.Statistics;

/// <summary>Decides whether two sides take the same time within a margin, in either direction.</summary>
public static class Equivalence
{
    /// <summary>
    /// Pass (equal) when both one-sided tests against a log ratio of ±ln(1+δ) reach the design's pass alpha (two
    /// one-sided tests, Schuirmann 1987, J. Pharmacokin. Biopharm. 15:657); Fail (different) when the log ratio is beyond
    /// one of them at the fail alpha; otherwise more pairs, and Inconclusive after the last look or before it where the
    /// design stops what is futile.
    /// </summary>
    /// <param name="estimate">Of all pairs so far; their number must be a look of the design.</param>
    /// <param name="delta">δ above 0: 0.1 means that neither side takes over 10% longer than the other.</param>
    /// <param name="design">Looks and boundaries.</param>
    /// <exception cref="ArgumentException">The number of pairs is no look, or δ is not above 0.</exception>
    public static Decision Decide(PairedEstimate estimate, double delta, SequentialDesign design)
    {
        if (!(delta > 0 && double.IsFinite(delta)))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "A margin above 0 is needed; 0.1 means 10%.");
        }

        design.RequireLook(estimate.Pairs);
        double slowest = -delta;
        double fastest = delta / (1 + delta);
        double equal = Math.Max(estimate.PValueGainAbove(slowest), estimate.PValueGainBelow(fastest));
        if (equal <= design.PassAlpha)
        {
            return Decision.Pass;
        }

        double different = Math.Min(estimate.PValueGainBelow(slowest), estimate.PValueGainAbove(fastest));
        double bound = double.LogP1(delta);
        return different <= design.FailAlpha
            ? Decision.Fail
            : design.Undecided(
                estimate,
                last => last.Between(-bound, bound, design.PassAlpha),
                last => last.Below(-bound, design.FailAlpha) + last.Above(bound, design.FailAlpha));
    }
}
