using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>Measures the pairs of one comparison, one after the other.</summary>
public sealed class PairRunner
{
    private readonly Comparison _comparison;
    private readonly PairLoop<Launch> _loop;

    /// <param name="launcher">Starts the launches.</param>
    /// <param name="comparison">What is compared.</param>
    /// <param name="settings">What all launches share.</param>
    public PairRunner(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
    {
        IReadOnlyList<string> arguments = ProgramArguments.Measured(comparison.Scenario, settings.ModelPath);
        _comparison = comparison;
        _loop = new PairLoop<Launch>(
            comparison.Builds,
            PairSchedule.Create(settings.Seed, comparison.Scenario.Expectation.Looks[^1]),
            (build, cancellation) => launcher.LaunchAsync(
                new LaunchRequest(build.Executable, arguments, settings.LaunchTimeout), cancellation));
    }

    /// <summary>What has been measured so far.</summary>
    public Samples Samples => new(
        _comparison.Scenario,
        [.. _loop.Pairs.Select(pair => new LaunchPair(pair.Order, pair.Baseline, pair.Candidate))],
        [.. _loop.Voids]);

    /// <summary>Measures the next pair; one of which a launch dies is voided and both launches are done again.</summary>
    /// <exception cref="LaunchException">
    /// A launch computed something unreadable, or the pair died as often as may be tried.
    /// </exception>
    public Task MeasureNextAsync(CancellationToken cancellation) => _loop.MeasureNextAsync(cancellation);
}
