using System.Diagnostics;
using Inferno.ConcurrentInference.Evidence;
using Inferno.ConcurrentInference.Log;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Models;

namespace Inferno.ConcurrentInference;

/// <summary>One run of the program: load, warm up, measure, report.</summary>
internal sealed class Launch(Arguments arguments, TextWriter log)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private string? _digest;
    private bool _hasLoggedColdStart;
    private ColdStart _cold = new(default, default, default, default);

    /// <summary>Starts the engine alone.</summary>
    public void CheckEngine()
    {
        (EngineKind kind, string? reason) = EngineLoader.Initialize(arguments.Engine);
        log.WriteLine(StartSections.RenderEngine(kind, reason));
    }

    public void Run(CancellationToken cancellation)
    {
        using CompilationListener? listener = arguments.CollectsEvidence ? new CompilationListener() : null;
        (EngineKind kind, string? reason) = EngineLoader.Initialize(arguments.Engine);
        TimeSpan backend = Stopwatch.GetElapsedTime(_start);
        ModelDirectory model = ModelDirectory.Open(arguments.ModelPath);
        SamplingOptions sampling = arguments.Over(model.Sampling);
        sampling.Validate();
        TimeSpan opened = Stopwatch.GetElapsedTime(_start);
        using Engine engine = EngineLoader.Load(kind, model);
        using var pool = new RequestPool(engine, new TextGenerator(engine, model.Tokenizer), arguments, sampling);
        TimeSpan loaded = Stopwatch.GetElapsedTime(_start);
        _cold = new ColdStart(backend, opened - backend, loaded - opened, loaded);
        log.WriteLine(StartSections.RenderEngine(kind, reason));
        WarmUpResult warmUp = new WarmUp(() => RunBatch(pool, cancellation)).Run(arguments.WarmUp);
        Measurement measured = Measure(engine, () => RunBatch(pool, cancellation), warmUp);
        Report(measured, listener);
    }

    private Measurement Measure(Engine engine, Func<Batch> runBatch, WarmUpResult warmUp)
    {
        var batches = new List<Batch>(arguments.Iterations);
        RuntimeCounters before = RuntimeCounters.Read();
        TimeSpan native = engine.NativeTime;
        for (int number = 1; number <= arguments.Iterations; number++)
        {
            batches.Add(runBatch());
            if (number == 1)
            {
                log.WriteLine(StartSections.Render(warmUp));
            }

            log.WriteLine(StartSections.RenderIteration(number, arguments.Iterations, batches[^1]));
            log.Flush();
        }

        return new Measurement(batches, arguments.Sessions, RuntimeCounters.Read().Since(before), engine.NativeTime - native);
    }

    private Batch RunBatch(RequestPool pool, CancellationToken cancellation)
    {
        TimeSpan started = Stopwatch.GetElapsedTime(_start);
        Batch batch = pool.Run(cancellation);
        if (!_hasLoggedColdStart)
        {
            _hasLoggedColdStart = true;
            _cold = _cold with { FirstToken = started + batch.Requests[0].LockWait + batch.Requests[0].TimeToFirstToken };
            log.WriteLine(StartSections.Render(_cold));
            log.Flush();
        }

        CheckDigest(OutputDigest.Of(batch));
        return batch;
    }

    private void CheckDigest(string digest)
    {
        _digest ??= digest;
        if (_digest != digest)
        {
            throw new InferenceException(
                $"one batch generated {_digest} and a later one {digest}; expected the same tokens from the same requests: report this");
        }
    }

    private void Report(Measurement measured, CompilationListener? listener)
    {
        using var process = Process.GetCurrentProcess();
        var evidence = new RuntimeEvidence(
            BuildFacts.Read(), listener?.InstrumentedMethods, measured.Used, process.PeakWorkingSet64);
        if (arguments.Verbose)
        {
            log.WriteLine(RequestSection.Render(measured.Batches[^1]));
        }

        log.WriteLine(AnalysisSection.Render(measured));
        log.WriteLine(EvidenceSection.Render(evidence));
        log.WriteLine(InsightSection.Render(measured, _digest!));
        log.Flush();
        if (arguments.SamplesPath is { } path)
        {
            Samples.Of(_cold, measured, _digest!).Save(path);
        }
    }
}
