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

/// <summary>The one run that the suites of all modes share; it begins when the first of them asks for a result.</summary>
public class SuiteSession : IDisposable
{
    private readonly string _configPath;
    private readonly Lazy<ProgressLog> _progress;
    private readonly Lazy<PerfRun> _run;
    private readonly ParentWatch? _parent = ParentWatch.OfTestHost(Environment.GetCommandLineArgs());

    /// <param name="configPath">The pgo.json that says what is built and how it is trained.</param>
    protected SuiteSession(string configPath)
    {
        _configPath = configPath;
        Options = SuiteOptions.Read(Environment.GetEnvironmentVariable);
        _progress = new Lazy<ProgressLog>(() => new ProgressLog(Path.Combine(PgoConfig.Load(configPath).Output, "progress.log")));
        _run = new Lazy<PerfRun>(Begin);
    }


    /// <summary>What the environment asks for.</summary>
    public SuiteOptions Options { get; }

    /// <summary>Measures a mode; one at a time.</summary>
    public async Task<ModeResult> MeasureAsync(
        PgoMode mode, IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        using CancellationTokenSource stop =
            CancellationTokenSource.CreateLinkedTokenSource(cancellation, _parent?.Lost ?? CancellationToken.None);
        ModeResult result = await _run.Value.MeasureAsync(mode, selected, stop.Token);
        string summary = SummaryMarkdown.Render(_run.Value.Record!);
        SummaryPrinter.Show(summary, _run.Value.Folder);
        _progress.Value.ReportText(summary + _run.Value.Folder.Summary);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the run.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> asks for it.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        _parent?.Dispose();
        if (_run.IsValueCreated)
        {
            _run.Value.Dispose();
        }

        if (_progress.IsValueCreated)
        {
            _progress.Value.Dispose();
        }
    }

    private PerfRun Begin()
    {
        RunOptions options = new(Options.Seed, _configPath)
        {
            IsStrict = Options.Strict,
        };
        HistoryDatabase? history = HistoryDatabase.Choose(null, PgoConfig.Load(_configPath).Root);
        RunPublisher publish = (run, folder, stop) => RunReports.PublishAsync(run, folder, history, _progress.Value, stop);
        return Options.Resume switch
        {
            null => PerfRun.Start(options, publish, _progress.Value),
            "latest" => PerfRun.Resume(options, null, publish, _progress.Value),
            var id => PerfRun.Resume(options, id, publish, _progress.Value),
        };
    }
}
