using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.Lab.Noise;

/// <summary>One launch in its place in a trace.</summary>
/// <param name="Round">Number of its round, from 1.</param>
/// <param name="Position">Its place in the order of spawning, from 0.</param>
/// <param name="IsCopy">Whether it is the byte copy's.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Load">What else the machine was doing in that round.</param>
public sealed record TracedLaunch(int Round, int Position, bool IsCopy, Launch Launch, LoadReading Load);

/// <summary>Rounds of a build and of its byte copy, in the order in which they ran.</summary>
/// <param name="Samples">The pairs.</param>
/// <param name="Loads">What else the machine was doing, by round.</param>
public sealed record CopyTrace(Samples Samples, IReadOnlyList<LoadReading> Loads)
{
    /// <summary>Every launch of the pairs, in the order of spawning; those of voided rounds are left out.</summary>
    public IReadOnlyList<TracedLaunch> Launches { get; } =
        [.. Samples.Pairs.SelectMany((pair, index) => InOrder(pair).Select((ran, position) =>
            new TracedLaunch(index + 1, position, ran.IsCopy, ran.Launch, Loads[index])))];

    /// <summary>What each launch took by the canary's metric, in seconds where that is a time, in the order in which they ran.</summary>
    public IReadOnlyList<double> Times => [.. Launches.Select(traced => Samples.TimeOf(traced.Launch))];

    /// <summary>From the first spawn to the last exit, in seconds; 0 without launches.</summary>
    public double Seconds => Launches.Count == 0
        ? 0
        : Launches.Max(traced => (traced.Launch.StartedAt - Launches[0].Launch.StartedAt).TotalSeconds + traced.Launch.Duration);

    private static IEnumerable<(bool IsCopy, Launch Launch)> InOrder(LaunchPair pair)
    {
        (bool, Launch) baseline = (false, pair.Baseline);
        (bool, Launch) copy = (true, pair.Candidate);
        return pair.Order == PairOrder.BaselineFirst ? [baseline, copy] : [copy, baseline];
    }
}
