namespace Inferno.Statistics.Calibration;

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
