using Inferno.ConcurrentInference.Log;
using Inferno.ConcurrentInference.Results;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Loading;
using Inferno.Measured;

namespace Inferno.ConcurrentInference;

/// <summary>One run of the program: loads the model, then serves its cases, for a harness or for people.</summary>
internal sealed class Launch(Arguments arguments, TextWriter log) : IDisposable
{
    private readonly LaunchClock _clock = new();
    private readonly List<CaseRun> _cases = [];
    private Engine? _engine;

    /// <summary>Starts the engine alone.</summary>
    public void CheckEngine()
    {
        (EngineKind kind, string? reason) = EngineLoader.Initialize(arguments.Engine);
        log.WriteLine(StartSections.RenderEngine(kind, reason));
    }

    /// <summary>Serves batches as the harness that started this process asks for them.</summary>
    /// <returns>The exit code.</returns>
    public int Converse(string[] args, CancellationToken cancellation) => Measured.Measured.Run(args, _ =>
    {
        Open(cancellation);
        log.Flush();
        return [.. _cases.Select(one => one.ToWorkload())];
    });

    /// <summary>Settles, measures each case, then reports each.</summary>
    public void Run(CancellationToken cancellation)
    {
        using CompilationListener? listener = arguments.CollectsEvidence ? new CompilationListener() : null;
        Open(cancellation);
        _cases.ForEach(one => one.Head());
        Settled settled = Settling.Run([.. _cases.Select(one => one.ToWorkload())], arguments.WarmUp);

        // All cases before the first report: the runtime compiles what reports, beside whatever is measured then.
        RuntimeUse[] used = [.. _cases.Select(one => one.Measure(settled))];
        foreach ((CaseRun one, RuntimeUse use) in _cases.Zip(used))
        {
            one.Report(use, listener?.Count());
        }
    }

    public void Dispose()
    {
        _cases.ForEach(one => one.Dispose());
        _engine?.Dispose();
    }

    private static void Check(SamplingOptions options)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException failure)
        {
            throw new UsageException(failure.Message);
        }
    }

    private void Open(CancellationToken cancellation)
    {
        (EngineKind kind, string? reason) = EngineLoader.Initialize(arguments.Engine);
        TimeSpan backend = _clock.Elapsed;
        ModelDirectory model = ModelDirectory.Open(arguments.ModelPath, arguments.ModelFile);
        SamplingOptions[] sampling = [.. arguments.Cases.Select(one => one.Arguments.Over(model.Sampling))];
        Array.ForEach(sampling, Check);
        TimeSpan opened = _clock.Elapsed;
        _engine = EngineLoader.Load(kind, model, arguments.EngineThreads);
        Serving serving = new(_engine, new TextGenerator(_engine, model.Tokenizer), _clock, log, cancellation);
        TextWriter[] logs = [log, .. arguments.Cases.Skip(1).Select(_ => new StringWriter())];
        _cases.AddRange(arguments.Cases.Zip(sampling, logs).Select(one => new CaseRun(one.First, one.Second, serving, one.Third, log)));
        TimeSpan loaded = _clock.Elapsed;
        _clock.Cold = new ColdStart(backend, opened - backend, loaded - opened, loaded);
        log.WriteLine(StartSections.RenderEngine(kind, reason));
    }
}
