using System.Text.Json.Serialization;
using Inferno.Statistics;

namespace Inferno.Measuring.Rounds;

/// <summary>Two builds' parts in one round.</summary>
/// <param name="Order">Which one was spawned first.</param>
/// <param name="Baseline">The launch of the baseline.</param>
/// <param name="Candidate">The launch of the candidate.</param>
public sealed record LaunchPair(PairOrder Order, Launch Baseline, Launch Candidate)
{
    /// <summary>The two launches, the baseline's first.</summary>
    [JsonIgnore]
    public IEnumerable<Launch> Launches => [Baseline, Candidate];

    /// <summary>The middle of <paramref name="values"/>, of which there is at least one; the mean of both where there are two.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
