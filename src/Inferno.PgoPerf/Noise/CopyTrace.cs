using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Noise;

/// <summary>Launches of a build and of its byte copy, in the order in which they ran.</summary>
/// <param name="Samples">The pairs.</param>
/// <param name="Launches">Every launch of the pairs; those of voided pairs are left out.</param>
public sealed record CopyTrace(Samples Samples, IReadOnlyList<TracedLaunch> Launches)
{
    /// <summary>Warm median of each launch, in seconds, in the order in which they ran.</summary>
    public IReadOnlyList<double> Times => [.. Launches.Select(traced => LaunchPair.Value(traced.Launch, Metric.Warm))];

    /// <summary>From the first spawn to the last exit, in seconds; 0 without launches.</summary>
    public double Seconds => Launches.Count == 0
        ? 0
        : (Launches[^1].Launch.StartedAt - Launches[0].Launch.StartedAt).TotalSeconds + Launches[^1].Launch.Duration;
}
