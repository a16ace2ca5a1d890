using System.Text.Json.Serialization;
using Inferno.PgoPerf.Scenarios;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>One launch of each build, back to back.</summary>
/// <param name="Order">Which one went first.</param>
/// <param name="Baseline">The launch of the baseline.</param>
/// <param name="Candidate">The launch of the candidate.</param>
public sealed record LaunchPair(PairOrder Order, Launch Baseline, Launch Candidate)
{
    /// <summary>The two launches, the baseline's first.</summary>
    [JsonIgnore]
    public IEnumerable<Launch> Launches => [Baseline, Candidate];

    /// <summary>The same pair with nothing but the case called <paramref name="name"/>, or its only one.</summary>
    public LaunchPair Of(string name) => this with { Baseline = Baseline.Of(name), Candidate = Candidate.Of(name) };

    /// <summary>The value of <paramref name="launch"/> by <paramref name="metric"/>, in seconds.</summary>
    /// <exception cref="ArgumentException">The launch is of an older record, which lacks the moment asked for.</exception>
    public static double Value(Launch launch, Metric metric) => metric switch
    {
        Metric.Cold => launch.FirstResult,
        Metric.FirstToken => launch.FirstToken
            ?? throw new ArgumentException("The launch does not say when its first token came; measure it again.", nameof(launch)),
        _ => Median(launch.Log.Iterations.Select(iteration => iteration.Wall)),
    };

    /// <summary>The middle of <paramref name="values"/>, of which there is at least one; the mean of both where there are two.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
