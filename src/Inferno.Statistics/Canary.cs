namespace Inferno.Statistics;

/// <summary>Decides from a baseline and its byte copy whether the measurement itself is sound.</summary>
public static class Canary
{
    /// <summary>Pairs that a run measures for its canary.</summary>
    public const int Pairs = 20;

    /// <summary>Two-sided p-value at or below which the run is invalid.</summary>
    public const double Alpha = .01;

    /// <summary>
    /// Fail when two copies of one binary differ at <see cref="Alpha"/> (two-sided test of Yuen 1974), so that something
    /// other than the build moves the times; otherwise Pass.
    /// </summary>
    /// <param name="estimate">Of a number of pairs that was fixed before the run, at least <see cref="Pairs"/>.</param>
    /// <exception cref="ArgumentException">Fewer than <see cref="Pairs"/> pairs.</exception>
    public static Decision Decide(PairedEstimate estimate)
    {
        Sample.RequireCount(estimate.Pairs, Pairs, "canary pairs");
        return estimate.PValueDifference() <= Alpha ? Decision.Fail : Decision.Pass;
    }
}
