using System.Diagnostics;
using System.Runtime.CompilerServices;
using Inferno.ConcurrentInference.Evidence;
using Inferno.ConcurrentInference.Log;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference;

/// <summary>Warms up, measures and reports one case of a launch.</summary>
internal sealed class CaseRun(Case one, Engine engine, TextGenerator generator, SamplingOptions sampling) : IDisposable
{
    private readonly Arguments _arguments = one.Arguments;
    private readonly RequestPool _pool = new(engine, generator, one.Arguments, sampling);
    private string? _digest;

    public void Run(LaunchClock clock, TextWriter log, CompilationListener? listener, CancellationToken cancellation)
    {
        if (one.Name is not null)
        {
            log.WriteLine($"CASE {one.Name}");
        }

        SettleAlone(clock, log, cancellation);
        WarmUpResult warmUp = new WarmUp(RunBatch, () => clock.Serving).Run(_arguments.WarmUp);
        Measurement measured = Measure(log, RunBatch, warmUp);
        Report(clock, log, measured, listener);

        Batch RunBatch() => this.RunBatch(clock, log, cancellation);
    }

    public void Dispose() => _pool.Dispose();

    // Requests at once keep every processor busy and leave the runtime's compiler none: one at a time it is done in a third
    // of the time, and what only many requests call is left for the warm-up.
    private void SettleAlone(LaunchClock clock, TextWriter log, CancellationToken cancellation)
    {
        if (clock.IsWarm || _arguments.WarmUp is not null || _arguments.Sessions == 1 || !RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        using RequestPool alone = new(engine, generator, _arguments with { Requests = 1 }, sampling);
        new WarmUp(() => Serve(alone, clock, log, cancellation), () => clock.Serving).Run(batches: null);
    }

    private Measurement Measure(TextWriter log, Func<Batch> runBatch, WarmUpResult warmUp)
    {
        var batches = new List<Batch>(_arguments.Iterations);
        RuntimeCounters before = RuntimeCounters.Read();
        TimeSpan native = engine.NativeTime;
        for (int number = 1; number <= _arguments.Iterations; number++)
        {
            batches.Add(runBatch());
            if (number == 1)
            {
                log.WriteLine(StartSections.Render(warmUp));
            }

            log.WriteLine(StartSections.RenderIteration(number, _arguments.Iterations, batches[^1]));
            log.Flush();
        }

        return new Measurement(
            batches, _arguments.Sessions, RuntimeCounters.Read().Since(before), engine.NativeTime - native);
    }

    private Batch RunBatch(LaunchClock clock, TextWriter log, CancellationToken cancellation)
    {
        Batch batch = Serve(_pool, clock, log, cancellation);
        CheckDigest(OutputDigest.Of(batch));
        return batch;
    }

    private static Batch Serve(RequestPool pool, LaunchClock clock, TextWriter log, CancellationToken cancellation)
    {
        TimeSpan started = clock.Elapsed;
        Batch batch = pool.Run(cancellation);
        if (!clock.IsWarm)
        {
            clock.IsWarm = true;
            RequestOutcome first = batch.Requests[0];
            clock.Cold = clock.Cold with { FirstToken = started + first.LockWait + first.TimeToFirstToken };
            log.WriteLine(StartSections.Render(clock.Cold));
            log.Flush();
        }

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

    private void Report(LaunchClock clock, TextWriter log, Measurement measured, CompilationListener? listener)
    {
        using var process = Process.GetCurrentProcess();
        var evidence = new RuntimeEvidence(
            BuildFacts.Read(), listener?.Count(), measured.Used, process.PeakWorkingSet64);
        if (_arguments.Verbose)
        {
            log.WriteLine(RequestSection.Render(measured.Batches[^1]));
        }

        log.WriteLine(AnalysisSection.Render(measured));
        log.WriteLine(EvidenceSection.Render(evidence));
        log.WriteLine(InsightSection.Render(measured, _digest!));
        log.Flush();
        if (_arguments.SamplesPath is { } path)
        {
            Samples.Of(clock.Cold, measured, _digest!).Save(path);
        }
    }
}
