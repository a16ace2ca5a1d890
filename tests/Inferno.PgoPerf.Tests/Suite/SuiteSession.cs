using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Runs;
using Inferno.PgoPerf.Tests.Repository;
using Inferno.PgoPerf.Verdicts;

[assembly: AssemblyFixture(typeof(Inferno.PgoPerf.Tests.Suite.SuiteSession))]

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>The one run that the suites of all modes share; it begins when the first of them asks for a result.</summary>
public sealed class SuiteSession : IDisposable
{
    private readonly Lazy<ProgressLog> _progress = new(() => new ProgressLog(RepositoryLayout.At("artifacts", "pgo", "progress.log")));
    private readonly Lazy<PerfRun> _run;
    private readonly ParentWatch? _parent = ParentWatch.OfTestHost(Environment.GetCommandLineArgs());

    public SuiteSession() => _run = new Lazy<PerfRun>(Begin);

    public SuiteOptions Options { get; } = SuiteOptions.Read(Environment.GetEnvironmentVariable);

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

    public void Dispose()
    {
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
        RunOptions options = new(Options.Seed, Options.ModelPath, RepositoryLayout.At("eng", "pgo.json"))
        {
            IsStrict = Options.Strict,
        };
        return Options.Resume switch
        {
            null => PerfRun.Start(options, _progress.Value),
            "latest" => PerfRun.Resume(options, null, _progress.Value),
            var id => PerfRun.Resume(options, id, _progress.Value),
        };
    }
}
