
namespace Inferno.ConcurrentInference.Results;

/// <summary>The measured batches.</summary>
/// <param name="Batches">All of the same requests.</param>
/// <param name="Sessions">Sessions in use at once.</param>
/// <param name="NativeTime">The part of their inference that ran in native kernels.</param>
internal sealed record Measurement(IReadOnlyList<Batch> Batches, int Sessions, TimeSpan NativeTime)
{
    public TimeSpan Wall => Sum(Batches.Select(b => b.Wall));

    public TimeSpan PureInference => Sum(Requests.Select(r => r.PureInference));

    public IEnumerable<RequestOutcome> Requests => Batches.SelectMany(b => b.Requests);

    /// <summary>Σ pure inference / (wall × sessions), from 0 to 1.</summary>
    public double ParallelismEfficiency => PureInference / (Wall * Sessions);

    /// <summary>Pure inference in all of the requests' time, from 0 to 1; the rest waited for a session.</summary>
    public double InferenceShare => PureInference / Sum(Requests.Select(r => r.Total));

    /// <summary>Pure inference outside native kernels in all of it, from 0 to 1: what a profile of managed code can act on.</summary>
    public double ManagedShare => Math.Clamp(1 - (NativeTime / PureInference), 0, 1);

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
