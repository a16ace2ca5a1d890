using Inferno.History.Databases;
using Inferno.Measuring.Runs;
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
    internal async Task<ModeResult> ResultAsync(PgoSuiteAttribute suite, IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        if (!Options.Wants(suite, Environment.GetCommandLineArgs()))
        {
            Assert.Skip($"{suite.Mode.Name()} is not measured by default: INFERNO_MODES=all, or a filter with Mode={suite.Mode.Name()}.");
        }

        try
        {
            return await Program(suite.ConfigPath).ResultAsync(suite.Mode, selected, cancellation);
        }
        catch (MissingToolchainException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ProgramRun program in _programs.Values)
        {
            program.Dispose();
        }

        _parent?.Dispose();
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

    /// <summary>The run of one program; it begins when the first result is asked for.</summary>
    private sealed class ProgramRun : IDisposable
    {
        private readonly string _configPath;
        private readonly SuiteOptions _options;
        private readonly CancellationToken _lost;
        private readonly Dictionary<PgoMode, (IReadOnlySet<string> Selected, Task<ModeResult> Result)> _results = [];
        private readonly Lazy<ProgressLog> _progress;
        private readonly Lazy<PerfRun> _run;

        public ProgramRun(string configPath, SuiteOptions options, CancellationToken lost)
        {
            _configPath = configPath;
            _options = options;
            _lost = lost;
            _progress = new Lazy<ProgressLog>(() => new ProgressLog(Path.Combine(PgoConfig.Load(configPath).Output, "progress.log")));
            _run = new Lazy<PerfRun>(Begin);
        }

        public Task<ModeResult> ResultAsync(PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
        {
            if (!_results.TryGetValue(mode, out (IReadOnlySet<string> Selected, Task<ModeResult> Result) measured))
            {
                measured = (selected, MeasureAsync(mode, selected, cancellation));
                _results.Add(mode, measured);
            }

            return measured.Selected.SetEquals(selected)
                ? measured.Result
                : throw new ArgumentException($"two classes are suites of {_configPath} in mode {mode.Name()}, and share one run; let one class be it");
        }

        public void Dispose()
        {
            if (_run.IsValueCreated)
            {
                _run.Value.Dispose();
            }

            if (_progress.IsValueCreated)
            {
                _progress.Value.Dispose();
            }
        }

        private async Task<ModeResult> MeasureAsync(PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _lost);
            ModeResult result = await _run.Value.MeasureAsync(mode, selected, stop.Token);
            string summary = SummaryMarkdown.Render(_run.Value.Record!);
            SummaryPrinter.Show(summary, _run.Value.Folder);
            _progress.Value.ReportText(summary + _run.Value.Folder.Summary);
            return result;
        }

        private PerfRun Begin()
        {
            RunOptions options = new(_options.Seed, _configPath) { IsStrict = _options.Strict };
            HistoryDatabase? history = HistoryDatabase.Choose(null, PgoConfig.Load(_configPath).Root);
            RunPublisher publish = (run, folder, stop) => RunReports.PublishAsync(run, folder, history, _progress.Value, stop);
            return _options.Resume switch
            {
                null => PerfRun.Start(options, publish, _progress.Value),
                "latest" => PerfRun.Resume(options, null, publish, _progress.Value),
                var id => PerfRun.Resume(options, id, publish, _progress.Value),
            };
        }
    }
}
