using System.Diagnostics;
using System.Security.Cryptography;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Repository;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>Builds, measures and reports one mode, once for all tests of its suite.</summary>
public abstract class SuiteRun(PgoMode mode)
{
    private static readonly string Artifacts = RepositoryLayout.At("artifacts", "pgo");

    private Task<ModeResult>? _result;

    public SuiteOptions Options { get; } = SuiteOptions.Read(Environment.GetEnvironmentVariable);

    /// <summary>
    /// The result of the run that measures the scenarios called <paramref name="selected"/>, started when first asked for;
    /// the tests of one class never ask at the same time.
    /// </summary>
    public Task<ModeResult> ResultAsync(IReadOnlySet<string> selected, CancellationToken cancellation) =>
        _result ??= RunAsync(selected, cancellation);

    private async Task<ModeResult> RunAsync(IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        using ProgressLog progress = new(Path.Combine(Artifacts, "progress.log"));
        BuildResult builds = await BuildAsync(progress, cancellation);
        TimeSpan building = Stopwatch.GetElapsedTime(start);
        progress.Report($"{mode.Name()}: measuring with seed {Options.Seed}; this takes minutes, be gentle to the machine");
        ModeResult result = await MeasureAsync(builds, selected, progress, cancellation);
        RunFolder folder = RunFolder.Create(Path.Combine(Artifacts, "runs"), mode.Name(), startedAt, Options.Seed);
        folder.Write(new RunRecord
        {
            Id = folder.Id,
            StartedAt = startedAt,
            Seed = Options.Seed,
            ModelPath = Options.ModelPath,
            Builds = Describe(builds),
            Machine = MachineRecord.Current(),
            TimeSpent = new TimeSpent(building.TotalSeconds, (Stopwatch.GetElapsedTime(start) - building).TotalSeconds),
            Result = result,
        });
        FinishedRuns.Add(folder);
        progress.ReportText($"{await File.ReadAllTextAsync(folder.Summary, cancellation)}{folder.Summary}");
        return result;
    }

    private Task<BuildResult> BuildAsync(ProgressLog progress, CancellationToken cancellation)
    {
        PgoConfig config = PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json"));
        return new Builder(config, progress).EnsureAsync(mode, cancellation);
    }

    private Task<ModeResult> MeasureAsync(
        BuildResult builds, IReadOnlySet<string> selected, ProgressLog progress, CancellationToken cancellation)
    {
        ModeBuilds measured = new(
            ProgramBuild.In("baseline", builds.BaselineDirectory),
            ProgramBuild.In("pgo", builds.PgoDirectory),
            ProgramBuild.In("baseline copy", ByteCopy.Make(builds.BaselineDirectory, Path.Combine(Artifacts, "canary", mode.Name()))));

        // The canary vouches for every other verdict, so no filter leaves it out.
        Scenario[] scenarios = [.. ScenarioTable.For(mode)
            .Where(scenario => scenario.Expectation is NoDifference || selected.Contains(scenario.Name))];
        MeasurementSettings settings = new(Options.ModelPath, Options.Seed, MeasurementSettings.DefaultLaunchTimeout);
        return new ModeRun(new ProcessLauncher(), settings, progress).RunAsync(mode, measured, scenarios, cancellation);
    }

    private static BuildsRecord Describe(BuildResult builds) => new(
        builds.Directory,
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(builds.Directory, BuildManifest.FileName)))),
        builds.Reused);
}
