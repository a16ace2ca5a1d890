using Inferno.PgoPerf.Logs;
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
    public IEnumerable<Launch> Launches => [Baseline, Candidate];

    /// <summary>The value of <paramref name="launch"/> by <paramref name="metric"/>, in seconds.</summary>
    public static double Value(Launch launch, Metric metric) =>
        metric == Metric.Cold ? launch.FirstResult : MedianWall(launch.Log.Iterations);

    private static double MedianWall(IReadOnlyList<Iteration> iterations)
    {
        double[] walls = [.. iterations.Select(iteration => iteration.Wall).Order()];
        int middle = walls.Length / 2;
        return walls.Length % 2 == 1 ? walls[middle] : (walls[middle - 1] + walls[middle]) / 2;
    }
}
