using Inferno.History.Databases;
using Inferno.Measuring.Records;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Reporting;
using Inferno.Reporting.Markdown;
using Inferno.Reporting.Progress;
using Xunit;

namespace Inferno.PgoPerf;

/// <summary>
/// Builds and measures for all suites of a test project, each mode once; xUnit makes it and hands it to them. Modes of one pgo.json belong to one
/// run, with one report.
/// </summary>
public sealed class PgoRun : IDisposable
{
    private readonly Dictionary<string, ProgramRun> _programs = new(StringComparer.Ordinal);
    private readonly ParentWatch? _parent = ParentWatch.OfTestHost(Environment.GetCommandLineArgs());

    /// <summary>What the environment asks for.</summary>
    public SuiteOptions Options { get; } = SuiteOptions.Read(Environment.GetEnvironmentVariable);

    /// <summary>
    /// The result of measuring the scenarios called <paramref name="selected"/> of a suite, started when first asked for; the tests of one class
    /// never ask at the same time. Skips the test where the mode is not wanted or cannot be built.
    /// </summary>
    internal Task<ModeResult> ResultAsync(PgoSuiteAttribute suite, IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        if (!Options.Wants(suite, Environment.GetCommandLineArgs()))
        {
            Assert.Skip($"{suite.Mode.Name()} is not measured by default: INFERNO_MODES=all, or a filter with Mode={suite.Mode.Name()}.");
        }

        return WhereItCanBeBuilt(() => Program(suite.ConfigPath).ResultAsync(suite.Mode, selected, cancellation));
    }

    /// <summary>
    /// The result of measuring one scenario in a run of its own, against an expectation of its own. Skips the test where the mode cannot be built.
    /// </summary>
    internal Task<ModeResult> ResultAsync(string configPath, PgoMode mode, string scenario, Expectation? expectation, CancellationToken cancellation) =>
        WhereItCanBeBuilt(() => Program(configPath).MeasureAloneAsync(mode, scenario, expectation, cancellation));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ProgramRun program in _programs.Values)
        {
            program.Dispose();
        }

        _parent?.Dispose();
    }

    private static async Task<ModeResult> WhereItCanBeBuilt(Func<Task<ModeResult>> measure)
    {
        try
        {
            return await measure();
        }
        catch (MissingToolchainException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    private ProgramRun Program(string configPath)
    {
        if (!_programs.TryGetValue(configPath, out ProgramRun? program))
        {
            program = new ProgramRun(configPath, Options, _parent?.Lost ?? CancellationToken.None);
            _programs.Add(configPath, program);
        }

        return program;
    }

    /// <summary>The runs of one program: that of its suites, which begins when the first result is asked for, and those of single tests.</summary>
    private sealed class ProgramRun(string configPath, SuiteOptions options, CancellationToken lost) : IDisposable
    {
        private readonly Dictionary<PgoMode, (IReadOnlySet<string> Selected, Task<ModeResult> Result)> _results = [];
        private readonly Lazy<ProgressLog> _progress = new(() => new ProgressLog(Path.Combine(PgoConfig.Load(configPath).Output, "progress.log")));
        private PerfRun? _run;

        public Task<ModeResult> ResultAsync(PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
        {
            if (!_results.TryGetValue(mode, out (IReadOnlySet<string> Selected, Task<ModeResult> Result) measured))
            {
                measured = (selected, MeasureAsync(_run ??= Begin(), mode, selected, cancellation));
                _results.Add(mode, measured);
            }

            return measured.Selected.SetEquals(selected)
                ? measured.Result
                : throw new ArgumentException($"two classes are suites of {configPath} in mode {mode.Name()}, and share one run; let one class be it");
        }

        public async Task<ModeResult> MeasureAloneAsync(PgoMode mode, string scenario, Expectation? expectation, CancellationToken cancellation)
        {
            // One run at a time measures the builds; what the suites have measured so far is written.
            EndRun();
            using PerfRun run = PerfRun.Start(Asked with { Expectation = expectation }, PublishAsync, _progress.Value);
            return await MeasureAsync(run, mode, new HashSet<string> { scenario }, cancellation);
        }

        public void Dispose()
        {
            EndRun();
            if (_progress.IsValueCreated)
            {
                _progress.Value.Dispose();
            }
        }

        private RunOptions Asked => new(options.Seed, configPath) { IsStrict = options.Strict };

        private void EndRun()
        {
            _run?.Dispose();
            _run = null;
        }

        private async Task<ModeResult> MeasureAsync(PerfRun run, PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lost);
            ModeResult result = await run.MeasureAsync(mode, selected, stop.Token);
            string summary = SummaryMarkdown.Render(run.Record!);
            SummaryPrinter.Show(summary, run.Folder);
            _progress.Value.ReportText(summary + run.Folder.Summary);
            return result;
        }

        private PerfRun Begin() => options.Resume switch
        {
            null => PerfRun.Start(Asked, PublishAsync, _progress.Value),
            "latest" => PerfRun.Resume(Asked, null, PublishAsync, _progress.Value),
            var id => PerfRun.Resume(Asked, id, PublishAsync, _progress.Value),
        };

        private Task PublishAsync(RunRecord run, RunFolder folder, CancellationToken stop) =>
            RunReports.PublishAsync(run, folder, HistoryDatabase.Choose(null, PgoConfig.Load(configPath).Root), _progress.Value, stop);
    }
}
