using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Pins;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Measuring.Runs;

/// <summary>Takes what a run has measured and decided so far: writes reports, remembers it.</summary>
public delegate Task RunPublisher(RunRecord run, RunFolder folder, CancellationToken cancellation);

/// <summary>Builds and measures, one mode after the other, into one folder.</summary>
public sealed class PerfRun : IDisposable
{
    private readonly RunOptions _options;
    private readonly PgoConfig _config;
    private readonly ScenarioTable _table;
    private readonly IProgress<string> _progress;
    private readonly List<ModeRecord> _modes = [];
    private readonly RunPublisher _publish;
    private readonly RunLock _lock;
    private RunPlan _plan;
    private string? _commit;

    private PerfRun(RunOptions options, PgoConfig config, ScenarioTable table, PlannedRun planned, RunPublisher publish, IProgress<string> progress)
    {
        _options = options;
        _config = config;
        _table = table;
        _progress = progress;
        _publish = publish;
        Folder = planned.Folder;
        _plan = planned.Plan;
        _lock = planned.Lock;
    }

    /// <summary>What the run leaves behind.</summary>
    public RunFolder Folder { get; }

    /// <summary>All that was measured so far and what it came to; <see langword="null"/> before the first mode's verdicts.</summary>
    public RunRecord? Record { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <exception cref="PgoConfigException">The configuration cannot be used.</exception>
    /// <exception cref="RunHeldException">Another run measures these builds.</exception>
    public static PerfRun Start(RunOptions options, RunPublisher publish, IProgress<string> progress)
    {
        PgoConfig config = PgoConfig.Load(options.ConfigPath, options.Variables);
        return new PerfRun(options, config, ScenarioTable.Of(config), PlannedRun.Begin(options, config), publish, progress);
    }

    /// <summary>Goes on with the interrupted run called <paramref name="id"/>, or with the latest.</summary>
    /// <exception cref="ResumeException">There is none, or machine, inputs or seed have changed.</exception>
    /// <exception cref="RunHeldException">It lives, or another run measures these builds.</exception>
    public static PerfRun Resume(RunOptions options, string? id, RunPublisher publish, IProgress<string> progress)
    {
        PgoConfig config = PgoConfig.Load(options.ConfigPath, options.Variables);
        return new PerfRun(options, config, ScenarioTable.Of(config), PlannedRun.Find(options, config, id), publish, progress);
    }

    /// <summary>
    /// Measures those scenarios of <paramref name="mode"/> that are called as in <paramref name="selected"/>, and what
    /// always belongs to a run (<see cref="ScenarioSelection"/>); then publishes what all modes came to so far.
    /// </summary>
    /// <exception cref="PinException">There is no reference build that runs.</exception>
    /// <exception cref="ResumeException">The builds or the selection have changed since the interruption.</exception>
    public async Task<ModeResult> MeasureAsync(
        PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        Laps laps = new();
        IReadOnlyList<Scenario> wanted = new ScenarioSelection(selected)
        {
            AgainstReference = _options.Reference is not null,
            ChecksItself = _options.ChecksItself,
            IsStrict = _options.IsStrict,
            Expectation = _options.Expectation,
        }.From(_table, mode);
        Scenario trial = _table.TrialOf(mode);
        using FreshCopies copies = new(Path.Combine(_config.Output, "copies", Folder.Id));
        _commit ??= await GitRepository.CommitAsync(_config.Root, progress: null, cancellation);
        using HeldBuilds held = await new Builder(_config, _progress).HoldAsync(mode, cancellation);
        BuildResult builds = held.Builds;
        double building = laps.Next();
        IReadOnlyList<SkippedScenario> skipped = await SkipProbe.MissingAsync(
            ProgramBuild.In("baseline", builds.BaselineDirectory), wanted, cancellation);
        Scenario[] scenarios = [.. wanted.ExceptBy(skipped.Select(one => one.Name), scenario => scenario.Name)];
        (Pin Pin, ProgramBuild Program)? reference = _options.Reference is null
            ? null
            : await new ReferenceBuilds(_config, _options, trial, new LiveRounds(copies.Renew, []), _progress).ForAsync(builds, cancellation);
        BuildsRecord described = Describe(builds);
        Plan(mode, new ModePlan(described.ManifestDigest, [.. scenarios.Select(scenario => scenario.Name)]));
        _progress.Report($"{mode.Name()}: measuring with seed {_plan.Seed}; this takes minutes, be gentle to the machine");
        ModeBuilds measured = Measured(builds) with { Reference = reference?.Program };
        MachineWatch watch = new();
        ModeResult result = await MeasureAsync(mode, measured, scenarios, copies, cancellation) with { Skipped = skipped };
        (result, MachineLoad load) = watch.End(result);
        result = result.Under(MetricCheck.Of(_config.Metrics, result.Scenarios.SelectMany(scenario => scenario.Samples.Launches)));
        double measuring = laps.Next();
        result = await WithScoresAsync(builds, result, cancellation);
        TimeSpent spent = new(building, measuring) { Scoring = laps.Next() };
        _modes.Add(new ModeRecord(described, spent, result)
        {
            Load = load,
            Reference = reference is { } pinned ? ReferenceRecord.Of(pinned.Pin) : null,
        });
        await WriteAsync(cancellation);
        return result;
    }

    /// <summary>Lets other runs measure.</summary>
    public void Dispose()
    {
        FolderTree.Remove(Folder.Canary);
        _lock.Dispose();
    }

    private ModeBuilds Measured(BuildResult builds)
    {
        ProgramBuild baseline = ProgramBuild.In("baseline", builds.BaselineDirectory);
        string copy = ByteCopy.Make(builds.BaselineDirectory, Path.Combine(Folder.Canary, builds.Mode.Name()));
        return new ModeBuilds(baseline, ProgramBuild.In("pgo", builds.PgoDirectory), baseline.CopiedTo(copy, "baseline copy"));
    }

    private async Task<ModeResult> MeasureAsync(
        PgoMode mode, ModeBuilds measured, IReadOnlyList<Scenario> scenarios, FreshCopies copies, CancellationToken cancellation)
    {
        MeasurementSettings settings = new(_plan.Seed, _options.LaunchTimeout);
        using Journal journal = Journal.Open(Folder.Journal(mode.Name()));
        if (journal.Left > 0)
        {
            _progress.Report($"{mode.Name()}: going on after {journal.Left} recorded rounds");
        }

        JournalingRounds rounds = new(new LiveRounds(copies.Renew, _config.Metrics), journal);
        return await new ModeRun(rounds, settings, _progress).RunAsync(mode, measured, scenarios, cancellation);
    }

    private async Task<ModeResult> WithScoresAsync(BuildResult builds, ModeResult result, CancellationToken cancellation)
    {
        try
        {
            return await ScoreAsync(builds, result, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _progress.Report($"warning: no suitability scores: {e.Message.Split('\n', 2)[0]}");
            return result;
        }
    }

    private async Task<ModeResult> ScoreAsync(BuildResult builds, ModeResult result, CancellationToken cancellation)
    {
        PgoMode instrumented = ModeDefinition.Of(builds.Mode).Instrumented;
        BuildResult probed = instrumented == builds.Mode
            ? builds
            : await new Builder(_config, _progress).EnsureAsync(instrumented, cancellation);
        ProgramBuild program = ProgramBuild.In("pgo", probed.PgoDirectory);
        return await new ScenarioScores(
            (scenario, stop) => SteeringProbe.MeasureAsync(program, scenario, stop),
            new SteeringStore(probed.Directory, _plan.Inputs),
            _progress).AddToAsync(result, _table.For(result.Mode), cancellation);
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

    private async Task WriteAsync(CancellationToken cancellation)
    {
        RunRecord run = new()
        {
            Id = Folder.Id,
            StartedAt = _plan.StartedAt,
            Seed = _plan.Seed,
            Inputs = _config.Scenarios.Inputs,
            InputDigest = Digest.OfFiles(_plan.Inputs),
            Program = Path.GetRelativePath(_config.Root, _config.Project).Replace('\\', '/'),
            Commit = _commit,
            Machine = _plan.Machine,
            Metrics = _config.Metrics,
            Modes = [.. _modes.Zip(
                RegressionFamily.Judge([.. _modes.Select(mode => mode.Result)]), (mode, result) => mode with { Result = result })],
        };
        Record = run;
        await _publish(run, Folder, cancellation);
    }

    private static BuildsRecord Describe(BuildResult builds) => new(
        builds.Directory,
        BuildsRecord.DigestOf(Path.Combine(builds.Directory, BuildManifest.FileName)),
        builds.Reused)
    {
        Manifest = builds.Manifest,
    };
}
