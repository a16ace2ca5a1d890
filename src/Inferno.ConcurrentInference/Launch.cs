using Inferno.ConcurrentInference.Evidence;
using Inferno.ConcurrentInference.Log;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Models;

namespace Inferno.ConcurrentInference;

/// <summary>One run of the program: load and warm up, measure each case, then report each.</summary>
internal sealed class Launch(Arguments arguments, TextWriter log)
{
    private readonly LaunchClock _clock = new();

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
        TimeSpan backend = _clock.Elapsed;
        ModelDirectory model = ModelDirectory.Open(arguments.ModelPath);
        SamplingOptions[] sampling = [.. arguments.Cases.Select(one => one.Arguments.Over(model.Sampling))];
        Array.ForEach(sampling, options => options.Validate());
        TimeSpan opened = _clock.Elapsed;
        using Engine engine = EngineLoader.Load(kind, model, arguments.EngineThreads);
        Serving serving = new(engine, new TextGenerator(engine, model.Tokenizer), _clock, log, cancellation);
        StringWriter[] later = [.. arguments.Cases.Skip(1).Select(_ => new StringWriter())];
        CaseRun[] cases = [.. arguments.Cases.Zip(sampling, [log, .. later]).Select(
            one => new CaseRun(one.First, one.Second, serving, one.Third))];
        try
        {
            TimeSpan loaded = _clock.Elapsed;
            _clock.Cold = new ColdStart(backend, opened - backend, loaded - opened, loaded);
            log.WriteLine(StartSections.RenderEngine(kind, reason));
            Measure(cases, serving, listener);
            Array.ForEach(later, written => log.Write(written));
        }
        finally
        {
            Array.ForEach(cases, one => one.Dispose());
        }
    }

    // All cases before the first report: the runtime compiles what reports, beside whatever is measured then.
    private void Measure(CaseRun[] cases, Serving serving, CompilationListener? listener)
    {
        Array.ForEach(cases, one => one.Head());
        WarmUpResult warmUp = new Settling(cases, serving).Run(arguments.WarmUp);
        Measurement[] measured = [.. cases.Select(one => one.Measure(warmUp))];
        foreach ((CaseRun one, Measurement what) in cases.Zip(measured))
        {
            one.Report(what, listener);
        }
    }
}
