namespace Inferno.Statistics;

/// <summary>Decides from a baseline and its byte copy whether the measurement itself is sound.</summary>
public static class Canary
{
    /// <summary>Two-sided p-value at or below which the look that ends the comparison makes the run invalid.</summary>
    public const double Alpha = .01;

    /// <summary>
    /// Two-sided p-value at or below which an earlier look does: so small that the looks together raise the error by at
    /// most twice this (Haybittle 1971, Br. J. Radiol. 44:793; Peto and others 1976, Br. J. Cancer 34:585).
    /// </summary>
    public const double EarlyAlpha = .001;

    /// <summary>Two copies must be shown to differ by less than this to vouch for anything: 0.05 is 5%.</summary>
    public const double Within = .05;

    private const double Confidence = .95;
    private static readonly int[] EveryLook = [20, 30, 40];

    /// <summary>The numbers of pairs, ascending, at which the copies may be looked at.</summary>
    public static IReadOnlyList<int> Looks => EveryLook;

    /// <summary>
    /// A look ends the comparison where the 95% interval of the gain is within ±<see cref="Within"/>, and the last one
    /// anyway. There, Fail when the copies differ at <see cref="Alpha"/> (two-sided test of Yuen 1974): something other than
    /// the build moves the times. Otherwise Pass where the interval is within, and Inconclusive where it is not: a
    /// measurement so noisy would not have shown a fault, so it vouches for nothing. An earlier look asks for more pairs,
    /// or fails at <see cref="EarlyAlpha"/>. So the copies are tested at <see cref="Alpha"/> once, however many looks it takes.
    /// </summary>
    /// <param name="estimate">Of all pairs so far; their number must be one of <see cref="Looks"/>.</param>
    /// <exception cref="ArgumentException">The number of pairs is no look.</exception>
    public static Decision Decide(PairedEstimate estimate)
    {
        if (!EveryLook.Contains(estimate.Pairs))
        {
            throw new ArgumentException(
                $"{estimate.Pairs} pairs: a canary is looked at after {string.Join(", ", EveryLook)} only.");
        }

        Interval gain = estimate.GainInterval(Confidence);
        bool vouches = gain.Low >= -Within && gain.High <= Within;
        bool ends = vouches || estimate.Pairs == EveryLook[^1];
        return estimate.PValueDifference() <= (ends ? Alpha : EarlyAlpha) ? Decision.Fail
            : vouches ? Decision.Pass
            : ends ? Decision.Inconclusive
            : Decision.Continue;
    }
}
