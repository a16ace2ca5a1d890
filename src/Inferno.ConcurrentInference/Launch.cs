using Inferno.ConcurrentInference.Evidence;
using Inferno.ConcurrentInference.Log;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Models;

namespace Inferno.ConcurrentInference;

/// <summary>One run of the program: load, then warm up, measure and report each case.</summary>
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
        var generator = new TextGenerator(engine, model.Tokenizer);
        using CaseRun first = new(arguments.Cases[0], engine, generator, sampling[0]);
        TimeSpan loaded = _clock.Elapsed;
        _clock.Cold = new ColdStart(backend, opened - backend, loaded - opened, loaded);
        log.WriteLine(StartSections.RenderEngine(kind, reason));
        first.Run(_clock, log, listener, cancellation);
        for (int i = 1; i < sampling.Length; i++)
        {
            RunNext(i);
        }

        void RunNext(int number)
        {
            using CaseRun next = new(arguments.Cases[number], engine, generator, sampling[number]);
            next.Run(_clock, log, listener, cancellation);
        }
    }
}
