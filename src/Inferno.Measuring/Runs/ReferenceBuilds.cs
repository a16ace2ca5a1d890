using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.Measuring.Runs;

/// <summary>The builds that a run's own are measured against: pinned, and made again where they no longer run.</summary>
/// <param name="config">Names the repository and the store.</param>
/// <param name="options">The run's time limit.</param>
/// <param name="trial">What a build is started for to see whether it runs.</param>
/// <param name="rounds">Starts a build once to see whether it runs, and takes part in rounds.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
internal sealed class ReferenceBuilds(PgoConfig config, RunOptions options, Scenario trial, IRounds rounds, IProgress<string> progress)
{
    private readonly PinStore _store = new(config);

    /// <summary>The reference of the mode of <paramref name="builds"/>, which runs on this machine.</summary>
    /// <exception cref="PinException">There is none, or it no longer runs and cannot be rebuilt.</exception>
    public async Task<(Pin Pin, ProgramBuild Program)> ForAsync(BuildResult builds, CancellationToken cancellation)
    {
        Pin pin = _store.ReferenceOf(builds.Mode) ?? await FirstAsync(builds, cancellation);
        try
        {
            return (pin, await RunningAsync(pin, cancellation));
        }
        catch (PinException e)
        {
            progress.Report($"{builds.Mode.Name()}: {e.Message}");
            Pin rebuilt = await new PinRebuilder(config, progress).RebuildAsync(pin, cancellation);
            return (rebuilt, await RunningAsync(rebuilt, cancellation));
        }
    }

    // Its first result is enough to see, and settling is not.
    private Scenario Started => trial.Metric == Metric.Warm ? trial with { Metric = Metric.Cold } : trial;

    private async Task<Pin> FirstAsync(BuildResult builds, CancellationToken cancellation)
    {
        if (options.Reference?.Obstacle(config, builds.Mode) is { } obstacle)
        {
            throw new PinException(obstacle);
        }

        progress.Report($"{builds.Mode.Name()}: no reference yet, this build becomes it");
        return await _store.AddAsync(builds.Directory, null, cancellation);
    }

    private async Task<ProgramBuild> RunningAsync(Pin pin, CancellationToken cancellation)
    {
        ProgramBuild program = ProgramBuild.In("reference", _store.Open(pin).PgoDirectory);
        try
        {
            await rounds.MeasureAsync(
                new ScenarioRounds(options.LaunchTimeout).Of("reference", [program], [Started], seed: 0), cancellation);
            return program;
        }
        catch (LaunchException e)
        {
            throw new PinException($"the reference {pin} no longer runs: {e.Cause}", e);
        }
    }
}
