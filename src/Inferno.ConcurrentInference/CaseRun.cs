using System.Diagnostics;
using Inferno.ConcurrentInference.Log;
using Inferno.ConcurrentInference.Results;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Measured;

namespace Inferno.ConcurrentInference;

/// <summary>One case of a launch: serves its batches, measures them, and reports them.</summary>
/// <param name="one">The case.</param>
/// <param name="sampling">Its sampling, the model's defaults included.</param>
/// <param name="serving">The launch.</param>
/// <param name="block">Takes the case's block of the log; the log itself for the first case.</param>
/// <param name="log">The launch's log.</param>
internal sealed class CaseRun(Case one, SamplingOptions sampling, Serving serving, TextWriter block, TextWriter log) : IDisposable
{
    // So many requests a session call what only a batch calls as often as many would, in a fraction of the time.
    private const int FewRequests = 2;

    private readonly Arguments _arguments = one.Arguments;
    private readonly RequestPool _pool = serving.Open(one.Arguments, sampling);
    private readonly List<RequestPool> _rehearsals = [];
    private readonly List<Batch> _batches = [];
    private TimeSpan? _nativeBefore;
    private string? _digest;

    /// <summary>Says in the log that this case follows.</summary>
    public void Head()
    {
        if (one.Name is not null)
        {
            block.WriteLine($"CASE {one.Name}");
        }
    }

    /// <summary>The case as what settles, and what a harness measures.</summary>
    public Workload ToWorkload() => new(batch: Serve, digest: Digest)
    {
        Name = one.Name ?? "",
        Rehearsals = Rehearsals(),
        Work = () => _batches[^1].Tokens,
        Report = () => Analysis(new Measurement(_batches, _arguments.Sessions, NativeTime)),
    };

    /// <summary>Measures the case; the log has a line of each batch once it is served.</summary>
    public RuntimeUse Measure(Settled settled)
    {
        _batches.Clear();
        var before = new RuntimeCounters();
        for (int number = 1; number <= _arguments.Iterations; number++)
        {
            Serve();
            Digest();
            if (number == 1)
            {
                block.WriteLine(StartSections.Render(settled));
            }

            block.WriteLine(StartSections.RenderIteration(number, _arguments.Iterations, _batches[^1]));
            block.Flush();
        }

        return new RuntimeCounters().Since(before);
    }

    /// <summary>Reports what was measured, to the log and to the case's file of samples where it has one.</summary>
    /// <param name="used">What the measured batches used.</param>
    /// <param name="compiled">Methods compiled by tier; null where nobody listened.</param>
    public void Report(RuntimeUse used, CompiledMethods? compiled)
    {
        using var process = Process.GetCurrentProcess();
        Measurement measured = new(_batches, _arguments.Sessions, NativeTime);
        if (_arguments.Verbose)
        {
            block.WriteLine(RequestSection.Render(measured.Batches[^1]));
        }

        block.WriteLine(AnalysisSection.Render(measured));
        block.WriteLine(EvidenceSection.Render(BuildFacts.Read(), compiled, used, process.PeakWorkingSet64));
        block.WriteLine(InsightSection.Render(measured, _digest!));
        if (block != log)
        {
            log.Write(block);
        }

        log.Flush();
        if (_arguments.SamplesPath is { } path)
        {
            Samples.Of(serving.Clock.Cold, measured, _digest!).Save(path);
        }
    }

    public void Dispose()
    {
        _pool.Dispose();
        _rehearsals.ForEach(pool => pool.Dispose());
    }

    private TimeSpan NativeTime => serving.Engine.NativeTime - (_nativeBefore ?? default);

    private string Analysis(Measurement measured) => $"{AnalysisSection.Render(measured)}\n{InsightSection.Render(measured, _digest!)}";

    private void Serve()
    {
        if (_batches.Count == 0)
        {
            _nativeBefore = serving.Engine.NativeTime;
        }

        _batches.Add(serving.Serve(_pool));
    }

    // Requests at once keep every processor busy and leave the runtime's compiler none: one at a time it is done in a third
    // of the time, and what only many requests call is left for the next step.
    private Action[] Rehearsals() => _arguments.WarmUp is not null ? []
        : _arguments.Sessions == 1 ? [() => ServeAndDigest(_pool)]
        : [ServingOnly(1), ServingOnly(FewRequests * _arguments.Sessions)];

    private Action ServingOnly(int requests)
    {
        RequestPool? pool = null;
        return () =>
        {
            if (pool is null)
            {
                pool = serving.Open(_arguments with { Requests = requests }, sampling);
                _rehearsals.Add(pool);
            }

            ServeAndDigest(pool);
        };
    }

    private void ServeAndDigest(RequestPool pool) => _ = OutputDigest.Of(serving.Serve(pool));

    private string Digest()
    {
        string digest = OutputDigest.Of(_batches[^1]);
        _digest ??= digest;
        return _digest == digest ? digest : throw new InferenceException(
            $"one batch generated {_digest} and a later one {digest}; expected the same tokens from the same requests: report this");
    }
}
