using Inferno.ConcurrentInference.Log;
using Inferno.ConcurrentInference.Results;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference;

/// <summary>A launch with its model loaded: serves batches, and reports the cold start once the first is served.</summary>
/// <param name="Engine">The model's engine.</param>
/// <param name="Generator">Generates with it.</param>
/// <param name="Clock">The launch's clock.</param>
/// <param name="Log">The launch's log.</param>
/// <param name="Cancellation">Ends the launch.</param>
internal sealed record Serving(
    Engine Engine, TextGenerator Generator, LaunchClock Clock, TextWriter Log, CancellationToken Cancellation)
{
    public RequestPool Open(Arguments arguments, SamplingOptions sampling) => new(Engine, Generator, arguments, sampling);

    public Batch Serve(RequestPool pool)
    {
        TimeSpan started = Clock.Elapsed;
        Batch batch = pool.Run(Cancellation);
        if (!Clock.IsWarm)
        {
            Clock.IsWarm = true;
            RequestOutcome first = batch.Requests[0];
            Clock.Cold = Clock.Cold with { FirstToken = started + first.LockWait + first.TimeToFirstToken };
            Log.WriteLine(StartSections.Render(Clock.Cold));
            Log.Flush();
        }

        return batch;
    }
}
