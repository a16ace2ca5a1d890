using System.CommandLine;
using Inferno.Measuring.Records;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Tool.Commands.History;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Forecasts;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Measures what a command line asks for.</summary>
/// <param name="options">The command's options.</param>
/// <param name="parsed">Their values.</param>
/// <param name="reference">Which builds to look for regressions against; <see langword="null"/> for none.</param>
/// <param name="isNight">Whether the suite checks itself and the report looks back.</param>
internal sealed class Measuring(
    MeasureOptions options, ParseResult parsed, ReferenceOptions? reference = null, bool isNight = false)
{
    private readonly ConsoleProgress _progress = new();

    /// <summary>Whether nothing is to be built or measured.</summary>
    public bool IsDry => options.IsDryRun(parsed);

    /// <summary>Measures every mode, one after the other.</summary>
    /// <param name="tier">How much is measured.</param>
    /// <param name="isStrict">Whether what stays undecided counts as a failure.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>The run and its folder, where as much of it lies as could be written.</returns>
    /// <exception cref="MissingToolchainException">A mode that must be measured, or the last one, cannot be built here.</exception>
    public async Task<(RunFolder Folder, RunRecord Run)> RunAsync(
        Tier tier, bool isStrict, CancellationToken cancellation)
    {
        (IReadOnlyList<PgoMode> modes, bool isRequired) = options.Modes(parsed);
        using PerfRun run = options.Begin(parsed, Wanted() with { IsStrict = isStrict }, _progress);
        MissingToolchainException? missing = null;
        foreach (PgoMode mode in modes)
        {
            try
            {
                await run.MeasureAsync(mode, options.Scenarios(parsed, mode, tier), cancellation);
            }
            catch (OperationCanceledException e)
            {
                throw new RunInterruptedException(run.Folder.Id, e);
            }
            catch (MissingToolchainException e) when (!isRequired)
            {
                missing = e;
                await Console.Error.WriteLineAsync($"{mode.Name()}: skipped: {e.Message}");
            }
        }

        return run.Record is { } record ? (run.Folder, record) : throw missing!;
    }

    /// <summary>What a night's report says of the nights before; empty by day.</summary>
    public Task<string> LookBackAsync(RunFolder folder, RunRecord run, CancellationToken cancellation) => isNight
        ? NightTrend.ReportAsync(options.History(parsed), run, folder, cancellation)
        : Task.FromResult("");

    /// <summary>Says what <see cref="RunAsync"/> would do, with the exit code of a success.</summary>
    public async Task<int> ForecastAsync(Tier tier)
    {
        PgoConfig config = options.Config(parsed);
        IEnumerable<ModeForecast> modes = options.Modes(parsed).Modes.Select(mode => Forecast(config, mode, tier));
        await Console.Out.WriteAsync($"# What would be measured of {Path.GetRelativePath(config.Root, config.Project).Replace('\\', '/')}\n\n{ForecastMarkdown.Render([.. modes])}");
        return ExitCode.Success;
    }

    private RunOptions Wanted() => options.Run(parsed) with { Reference = reference, ChecksItself = isNight };

    private ModeForecast Forecast(PgoConfig config, PgoMode mode, Tier tier)
    {
        IReadOnlyList<Scenario> scenarios = new ScenarioSelection(options.Scenarios(parsed, mode, tier))
        {
            AgainstReference = reference is not null,
            ChecksItself = isNight,
        }.From(ScenarioTable.Of(config), mode);
        return ModeForecast.Of(mode, scenarios, Pace.Latest(RunFolder.Under(config.Output), mode)) with
        {
            Obstacle = new Builder(config).Missing(mode) ?? reference?.Obstacle(config, mode),
        };
    }
}

/// <summary>A run that was cancelled, and can be gone on with.</summary>
/// <param name="id">The run.</param>
/// <param name="inner">What ended it.</param>
internal sealed class RunInterruptedException(string id, OperationCanceledException inner) : OperationCanceledException(
    $"cancelled; what was measured is kept, and --resume {id} with the same options goes on with it", inner, inner.CancellationToken);
