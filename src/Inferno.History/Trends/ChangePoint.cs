using Inferno.History.Records;

namespace Inferno.History.Trends;

/// <summary>
/// A place where a series moved and stayed: what did it lies after the one point and not after the other.
/// </summary>
/// <param name="Series">The series.</param>
/// <param name="LastBefore">The last point at the old level.</param>
/// <param name="FirstAfter">The first point at the new one.</param>
/// <param name="LevelBefore">The median log ratio from the change before, or the start, to this one.</param>
/// <param name="LevelAfter">The median log ratio from this change to the next one, or the end.</param>
public sealed record ChangePoint(
    SeriesKey Series, TrendPoint LastBefore, TrendPoint FirstAfter, double LevelBefore, double LevelAfter)
{
    /// <summary>The gain at the old level: 0.1 is 10% less time.</summary>
    public double GainBefore => LogRatio.ToGain(LevelBefore);

    /// <summary>The gain at the new level.</summary>
    public double GainAfter => LogRatio.ToGain(LevelAfter);

    /// <summary>
    /// The last commit before the change and the first after it, for people; runs where commits are unknown.
    /// </summary>
    public string CommitRange => $"{LastBefore.Name} and {FirstAfter.Name}";
}
