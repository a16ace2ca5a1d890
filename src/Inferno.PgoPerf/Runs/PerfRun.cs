using System.Diagnostics;
using System.Security.Cryptography;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Suitability;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Runs;

/// <summary>Builds, measures and reports, one mode after the other, into one folder.</summary>
public sealed class PerfRun
{
    private readonly RunOptions _options;
    private readonly PgoConfig _config;
    private readonly IProgress<string> _progress;
    private readonly List<ModeRecord> _modes = [];
    private RunPlan _plan;

    private PerfRun(RunOptions options, PgoConfig config, PlannedRun planned, IProgress<string> progress)
    {
        _options = options;
        _config = config;
        _progress = progress;
        Folder = planned.Folder;
        _plan = planned.Plan;
    }

    /// <summary>What the run leaves behind.</summary>
    public RunFolder Folder { get; }

    /// <summary>Begins a run.</summary>
    /// <exception cref="PgoConfigException">The configuration cannot be used.</exception>
    public static PerfRun Start(RunOptions options, IProgress<string> progress)
    {
        PgoConfig config = PgoConfig.Load(options.ConfigPath);
        return new PerfRun(options, config, PlannedRun.Begin(options, RunsOf(config)), progress);
    }

    /// <summary>Goes on with the interrupted run called <paramref name="id"/>, or with the latest.</summary>
    /// <exception cref="ResumeException">There is none, or machine, model or seed have changed.</exception>
    public static PerfRun Resume(RunOptions options, string? id, IProgress<string> progress)
    {
        PgoConfig config = PgoConfig.Load(options.ConfigPath);
        return new PerfRun(options, config, PlannedRun.Find(options, RunsOf(config), id), progress);
    }

    /// <summary>
    /// Measures those scenarios of <paramref name="mode"/> that are called as in <paramref name="selected"/>, and the
    /// canary, which vouches for every other verdict; then writes the reports of all modes so far.
    /// </summary>
    /// <exception cref="ResumeException">The builds or the selection have changed since the interruption.</exception>
    public async Task<ModeResult> MeasureAsync(
        PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        BuildResult builds = await new Builder(_config, _progress).EnsureAsync(mode, cancellation);
        TimeSpan building = Stopwatch.GetElapsedTime(start);
        Scenario[] wanted = [.. ScenarioTable.For(mode)
            .Where(scenario => scenario.Expectation is NoDifference || selected.Contains(scenario.Name))];
        IReadOnlyList<SkippedScenario> skipped = await EngineProbe.MissingAsync(
            Program("baseline", builds.BaselineDirectory), wanted, cancellation);
        Scenario[] scenarios = [.. wanted.ExceptBy(skipped.Select(one => one.Name), scenario => scenario.Name)];
        BuildsRecord described = Describe(builds);
        Plan(mode, new ModePlan(described.ManifestDigest, [.. scenarios.Select(scenario => scenario.Name)]));
        _progress.Report($"{mode.Name()}: measuring with seed {_plan.Seed}; this takes minutes, be gentle to the machine");
        ModeResult result = await MeasureAsync(builds, scenarios, cancellation) with { Skipped = skipped };
        double measuring = (Stopwatch.GetElapsedTime(start) - building).TotalSeconds;
        result = await ScoreAsync(builds, result, cancellation);
        _modes.Add(new ModeRecord(described, new TimeSpent(building.TotalSeconds, measuring), result));
        Write();
        return result;
    }

    private static string RunsOf(PgoConfig config) => Path.Combine(config.Output, "runs");

    private async Task<ModeResult> MeasureAsync(
        BuildResult builds, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        string mode = builds.Mode.Name();
        ModeBuilds measured = new(
            Program("baseline", builds.BaselineDirectory),
            Program("pgo", builds.PgoDirectory),
            Program("baseline copy", ByteCopy.Make(builds.BaselineDirectory, Path.Combine(_config.Output, "canary", mode))));
        MeasurementSettings settings = new(_options.ModelPath, _plan.Seed, _options.LaunchTimeout);
        using Journal journal = Journal.Open(Folder.Journal(mode));
        if (journal.Left > 0)
        {
            _progress.Report($"{mode}: going on after {journal.Left} recorded launches");
        }

        JournalingLauncher launcher = new(new ProcessLauncher(), journal);
        MachineProbe machine = new();
        MachineState before = machine.Read();
        ModeResult result =
            await new ModeRun(launcher, settings, _progress).RunAsync(builds.Mode, measured, scenarios, cancellation);
        return result.Under(MachineCheck.Compare(before, machine.Read()));
    }

    // Only a build with IL can be instrumented, and what a workload does is the same in every mode.
    private async Task<ModeResult> ScoreAsync(BuildResult builds, ModeResult result, CancellationToken cancellation)
    {
        BuildResult probed = builds.Mode == PgoMode.NativeAot
            ? await new Builder(_config, _progress).EnsureAsync(PgoMode.Dynamic, cancellation)
            : builds;
        ProgramBuild program = Program("pgo", probed.PgoDirectory);
        SteeringProbe probe = new(_options.ModelPath);
        return await new ScenarioScores(
            (workload, stop) => probe.MeasureAsync(program, workload, stop),
            new SteeringStore(probed.Directory, _plan.Model),
            _progress).AddToAsync(result, cancellation);
    }

    private void Plan(PgoMode mode, ModePlan plan)
    {
        if (_plan.Modes.TryGetValue(mode.Name(), out ModePlan? before))
        {
            string[] changes = [.. before.ChangesTo(plan)];
            if (changes.Length > 0)
            {
                throw new ResumeException(changes);
            }
        }

        _plan = _plan with
        {
            Modes = new Dictionary<string, ModePlan>(_plan.Modes) { [mode.Name()] = plan },
        };
        _plan.Save(Folder.Plan);
    }

    private void Write() => Folder.Write(new RunRecord
    {
        Id = Folder.Id,
        StartedAt = _plan.StartedAt,
        Seed = _plan.Seed,
        ModelPath = _options.ModelPath,
        Machine = _plan.Machine,
        Modes = _modes,
    });

    private static ProgramBuild Program(string name, string directory) =>
        new(name, Path.Combine(directory, OperatingSystem.IsWindows() ? "concurrent_inference.exe" : "concurrent_inference"));

    private static BuildsRecord Describe(BuildResult builds) => new(
        builds.Directory,
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(builds.Directory, BuildManifest.FileName)))),
        builds.Reused);
}
