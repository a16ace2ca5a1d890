using System.Diagnostics;
using Inferno.ConcurrentInference.Results;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference;

/// <summary>Serves batches of requests with a fixed number of sessions; the caller's thread works one of them.</summary>
internal sealed class RequestPool : IDisposable
{
    private readonly TextGenerator _generator;
    private readonly Session[] _sessions;
    private readonly SessionThread[] _threads;
    private readonly string _prompt;
    private readonly SamplingOptions[] _options;
    private readonly RequestOutcome[] _outcomes;
    private int _next;

    public RequestPool(Engine engine, TextGenerator generator, Arguments arguments, SamplingOptions sampling)
    {
        _generator = generator;
        _prompt = arguments.Prompt;
        _sessions = [.. Enumerable.Range(0, arguments.Sessions).Select(_ => engine.CreateSession())];
        _threads = [.. _sessions.Skip(1).Select(_ => new SessionThread())];
        _options = [.. Enumerable.Range(0, arguments.Requests).Select(i => sampling with { Seed = unchecked(sampling.Seed + i) })];
        _outcomes = new RequestOutcome[arguments.Requests];
    }

    /// <summary>Submits all requests at once and returns when the last is done.</summary>
    public Batch Run(CancellationToken cancellation)
    {
        _next = -1;
        long start = Stopwatch.GetTimestamp();
        if (_sessions.Length == 1)
        {
            Serve(_sessions[0], start, cancellation);
        }
        else
        {
            RunInParallel(start, cancellation);
        }

        return new Batch(Stopwatch.GetElapsedTime(start), [.. _outcomes]);
    }

    public void Dispose()
    {
        Array.ForEach(_threads, thread => thread.Dispose());
        foreach (Session session in _sessions)
        {
            session.Dispose();
        }
    }

    private void RunInParallel(long start, CancellationToken cancellation)
    {
        Task[] others = [.. _threads.Zip(_sessions.Skip(1), (thread, session) => thread.Run(() => Serve(session, start, cancellation)))];
        try
        {
            Serve(_sessions[0], start, cancellation);
        }
        finally
        {
            Task.WhenAll(others).GetAwaiter().GetResult();
        }
    }

    private void Serve(Session session, long start, CancellationToken cancellation)
    {
        while (Interlocked.Increment(ref _next) is var i && i < _outcomes.Length)
        {
            TimeSpan wait = Stopwatch.GetElapsedTime(start);
            Generated generated = _generator.Generate(session, _prompt, _options[i], cancellation);
            TimeSpan inference = Stopwatch.GetElapsedTime(start) - wait;
            _outcomes[i] = new RequestOutcome(wait, inference, generated);
        }
    }
}
