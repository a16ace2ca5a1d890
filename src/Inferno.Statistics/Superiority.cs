namespace Inferno.Statistics;

/// <summary>Decides whether a gain exceeds a margin.</summary>
public static class Superiority
{
    /// <summary>
    /// Pass when p(gain &gt; margin) is at most the design's pass alpha, Fail when p(gain &lt; margin) is at most its
    /// fail alpha, otherwise more pairs, and Inconclusive after the last look (Pocock 1977, Biometrika 64:191) or before it
    /// where the design stops what is futile.
    /// </summary>
    /// <param name="estimate">Of all pairs so far; their number must be a look of the design.</param>
    /// <param name="margin">The gain to prove, below 1: 0.1 means 10% less time.</param>
    /// <param name="design">Looks and boundaries.</param>
    /// <exception cref="ArgumentException">The number of pairs is no look, or the margin is not below 1.</exception>
    public static Decision Decide(PairedEstimate estimate, double margin, SequentialDesign design)
    {
        design.RequireLook(estimate.Pairs);
        if (estimate.PValueGainAbove(margin) <= design.PassAlpha)
        {
            return Decision.Pass;
        }

        double bound = -double.LogP1(-margin);
        return estimate.PValueGainBelow(margin) <= design.FailAlpha
            ? Decision.Fail
            : design.Undecided(
                estimate, last => last.Above(bound, design.PassAlpha), last => last.Below(bound, design.FailAlpha));
    }
}
