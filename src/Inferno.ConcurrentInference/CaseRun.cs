using System.Diagnostics;
using Inferno.ConcurrentInference.Evidence;
using Inferno.ConcurrentInference.Log;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference;

/// <summary>One case of a launch: serves its batches, measures them, and reports them.</summary>
/// <param name="one">The case.</param>
/// <param name="sampling">Its sampling, the model's defaults included.</param>
/// <param name="serving">The launch.</param>
/// <param name="log">The case's block of the log.</param>
internal sealed class CaseRun(Case one, SamplingOptions sampling, Serving serving, TextWriter log) : IDisposable
{
    private readonly Arguments _arguments = one.Arguments;
    private readonly RequestPool _pool = serving.Open(one.Arguments, sampling);
    private string? _digest;

    /// <summary>Sessions in use at once.</summary>
    public int Sessions => _arguments.Sessions;

    /// <summary>Says in the log that this case follows.</summary>
    public void Head()
    {
        if (one.Name is not null)
        {
            log.WriteLine($"CASE {one.Name}");
        }
    }

    /// <summary>A pool for <paramref name="requests"/> requests of the case's kind, which the caller disposes of.</summary>
    public RequestPool Open(int requests) => serving.Open(_arguments with { Requests = requests }, sampling);

    /// <summary>Serves all of the case's requests once.</summary>
    /// <exception cref="InferenceException">They generated other tokens than before.</exception>
    public Batch Serve()
    {
        Batch batch = serving.Serve(_pool);
        CheckDigest(OutputDigest.Of(batch));
        return batch;
    }

    /// <summary>Measures the case; the log has a line of each batch once it is served.</summary>
    public Measurement Measure(WarmUpResult warmUp)
    {
        var batches = new List<Batch>(_arguments.Iterations);
        RuntimeCounters before = RuntimeCounters.Read();
        TimeSpan native = serving.Engine.NativeTime;
        for (int number = 1; number <= _arguments.Iterations; number++)
        {
            batches.Add(Serve());
            if (number == 1)
            {
                log.WriteLine(StartSections.Render(warmUp));
            }

            log.WriteLine(StartSections.RenderIteration(number, _arguments.Iterations, batches[^1]));
            log.Flush();
        }

        return new Measurement(
            batches, Sessions, RuntimeCounters.Read().Since(before), serving.Engine.NativeTime - native);
    }

    /// <summary>Reports what was measured, to the log and to the case's file of samples where it has one.</summary>
    public void Report(Measurement measured, CompilationListener? listener)
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
            Samples.Of(serving.Clock.Cold, measured, _digest!).Save(path);
        }
    }

    public void Dispose() => _pool.Dispose();

    private void CheckDigest(string digest)
    {
        _digest ??= digest;
        if (_digest != digest)
        {
            throw new InferenceException(
                $"one batch generated {_digest} and a later one {digest}; expected the same tokens from the same requests: report this");
        }
    }
}
