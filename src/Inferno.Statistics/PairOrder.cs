namespace Inferno.Statistics;

/// <summary>Which launch of a pair goes first.</summary>
public enum PairOrder
{
    /// <summary>Baseline, then candidate.</summary>
    BaselineFirst,

    /// <summary>Candidate, then baseline.</summary>
    CandidateFirst,
}
