using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Statistics;

namespace Inferno.Measuring.Comparing;

/// <summary>Launches two builds in pairs of a given order; a pair of which a launch dies is voided and done again.</summary>
/// <param name="builds">The two builds.</param>
/// <param name="schedule">The order within each pair.</param>
/// <param name="launch">Starts one launch and waits for what it leaves behind.</param>
internal sealed class PairLoop<T>(
    BuildPair builds, IReadOnlyList<PairOrder> schedule, Func<ProgramBuild, CancellationToken, Task<T>> launch)
{
    private const int MostAttempts = 3;

    private readonly List<MeasuredPair<T>> _pairs = [];
    private readonly List<VoidedPair> _voids = [];

    /// <summary>The pairs, in the order in which they were measured.</summary>
    public IReadOnlyList<MeasuredPair<T>> Pairs => _pairs;

    /// <summary>The pairs that had to be done again.</summary>
    public IReadOnlyList<VoidedPair> Voids => _voids;

    /// <summary>Measures the next pair.</summary>
    /// <exception cref="LaunchException">
    /// A launch left something unreadable behind, or the pair died as often as may be tried.
    /// </exception>
    public async Task MeasureNextAsync(CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                _pairs.Add(await MeasureAsync(schedule[_pairs.Count], cancellation));
                return;
            }
            catch (LaunchException e) when (e.VoidsItsRound)
            {
                _voids.Add(Void(e));
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }

    private VoidedPair Void(LaunchException e) => new(
        _pairs.Count + 1,
        e.Transcript.Build,
        e.Failure,
        e.Message);

    private async Task<MeasuredPair<T>> MeasureAsync(PairOrder order, CancellationToken cancellation)
    {
        if (order == PairOrder.BaselineFirst)
        {
            T first = await launch(builds.Baseline, cancellation);
            return new MeasuredPair<T>(order, first, await launch(builds.Candidate, cancellation));
        }

        T candidate = await launch(builds.Candidate, cancellation);
        return new MeasuredPair<T>(order, await launch(builds.Baseline, cancellation), candidate);
    }
}
