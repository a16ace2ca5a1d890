namespace Inferno.Statistics.Calibration;

/// <summary>A way to say from a fixed number of launches whether two sides differ at all.</summary>
/// <param name="Name">A few words for a table.</param>
/// <param name="Order">How it has the launches follow each other.</param>
/// <param name="Differs">Its verdict; the generator is for resampling.</param>
public sealed record Procedure(string Name, LaunchOrder Order, Func<Launches, SplitMix64, bool> Differs);

/// <summary>How the launches of the two sides follow each other.</summary>
public enum LaunchOrder
{
    /// <summary>Back to back in pairs whose order is drawn (<see cref="PairSchedule"/>).</summary>
    RandomisedPairs,

    /// <summary>All of the baseline, then all of the candidate.</summary>
    BaselineThenCandidate,

    /// <summary>The candidate now, the baseline at another time.</summary>
    StoredHistory,
}

/// <summary>Times of both sides, equally many; with randomised pairs the i-th of each side belong together.</summary>
public sealed record Launches(double[] Baseline, double[] Candidate)
{
    /// <summary>Number of launches of one side.</summary>
    public int Pairs => Baseline.Length;

    /// <summary>The estimate from the first <paramref name="pairs"/> pairs.</summary>
    public PairedEstimate Estimate(int pairs) =>
        PairedLogRatio.Estimate(Baseline.AsSpan(0, pairs), Candidate.AsSpan(0, pairs));
}
