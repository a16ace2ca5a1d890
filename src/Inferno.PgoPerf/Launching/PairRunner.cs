using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>Measures the pairs of one comparison, one after the other.</summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="comparison">What is compared.</param>
/// <param name="settings">What all launches share.</param>
public sealed class PairRunner(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
{
    private const int MostAttempts = 3;

    private readonly IReadOnlyList<PairOrder> _schedule =
        PairSchedule.Create(settings.Seed, comparison.Scenario.Expectation.Looks[^1]);

    private readonly IReadOnlyList<string> _arguments =
        ProgramArguments.Measured(comparison.Scenario, settings.ModelPath);

    /// <summary>What has been measured so far.</summary>
    public Samples Samples { get; private set; } = new(comparison.Scenario, [], []);

    /// <summary>Measures the next pair; one of which a launch dies is voided and both launches are done again.</summary>
    /// <exception cref="LaunchException">
    /// A launch computed something unreadable, or the pair died as often as may be tried.
    /// </exception>
    public async Task MeasureNextAsync(CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                LaunchPair pair = await MeasureAsync(_schedule[Samples.Pairs.Count], cancellation);
                Samples = Samples with { Pairs = [.. Samples.Pairs, pair] };
                return;
            }
            catch (LaunchException e) when (e.VoidsItsPair)
            {
                Samples = Samples with { Voids = [.. Samples.Voids, Void(e)] };
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }

    private VoidedPair Void(LaunchException e) => new(
        Samples.Pairs.Count + 1,
        e.Transcript.Executable == comparison.Builds.Baseline.Executable
            ? comparison.Builds.Baseline.Name
            : comparison.Builds.Candidate.Name,
        e.Failure,
        e.Message);

    private async Task<LaunchPair> MeasureAsync(PairOrder order, CancellationToken cancellation)
    {
        if (order == PairOrder.BaselineFirst)
        {
            Launch first = await LaunchAsync(comparison.Builds.Baseline, cancellation);
            return new LaunchPair(order, first, await LaunchAsync(comparison.Builds.Candidate, cancellation));
        }

        Launch candidate = await LaunchAsync(comparison.Builds.Candidate, cancellation);
        return new LaunchPair(order, await LaunchAsync(comparison.Builds.Baseline, cancellation), candidate);
    }

    private Task<Launch> LaunchAsync(ProgramBuild build, CancellationToken cancellation) =>
        launcher.LaunchAsync(new LaunchRequest(build.Executable, _arguments, settings.LaunchTimeout), cancellation);
}
