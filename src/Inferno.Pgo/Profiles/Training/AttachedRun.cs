using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using Inferno.Pgo.Profiles.Traces;
using Microsoft.Diagnostics.NETCore.Client;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Takes the counts of a process that somebody else started, instrumented, over the runtime's diagnostics port.</summary>
/// <remarks>The runtime hands its counts out as it shuts down and at no other time, so the process has to end, by itself or stopped.</remarks>
public static class AttachedRun
{
    private const int BufferMegabytes = 256;
    private static readonly TimeSpan ConnectionTime = TimeSpan.FromSeconds(10);

    /// <summary>Traces process <paramref name="processId"/> until it ends and writes its trace to <paramref name="traceOutput"/>.</summary>
    /// <param name="processId">A .NET process of the same user.</param>
    /// <param name="traceOutput">The .nettrace file to write; replaced only by one with counts.</param>
    /// <param name="ending">When it is stopped; a driver and an address to be ready at have no place here.</param>
    /// <param name="progress">Hears what is going on, a line at a time.</param>
    /// <param name="cancellation">Ends the wait; the process goes on.</param>
    /// <exception cref="TrainingException">There is no such process, it was not started instrumented, or it left no counts.</exception>
    public static async Task<TrainingResult> RunAsync(
        int processId, string traceOutput, TrainingEnding ending, IProgress<string>? progress, CancellationToken cancellation)
    {
        string output = Path.GetFullPath(traceOutput);
        string temporary = $"{output}.{Guid.NewGuid():N}.tmp";
        TrainingCommand command = new("process", [processId.ToString(CultureInfo.InvariantCulture)]);
        long started = Stopwatch.GetTimestamp();
        try
        {
            DiagnosticsClient client = new(processId);
            await RefusePlainAsync(client, command, cancellation);
            using EventPipeSession session = await client.StartEventPipeSessionAsync(
                [new EventPipeProvider(TrainingSwitches.Provider, EventLevel.Verbose, TrainingSwitches.Keywords)],
                requestRundown: true,
                BufferMegabytes,
                cancellation);
            progress?.Report($"Attached to process {processId.ToString(CultureInfo.InvariantCulture)}; its counts come as it ends.");
            await using (FileStream file = File.Create(temporary))
            {
                await UntilItEndsAsync(session.EventStream.CopyToAsync(file, cancellation), processId, ending, command, cancellation);
            }

            TrainingOutcome outcome = new(command, null, Stopwatch.GetElapsedTime(started), "", "");
            TraceContents contents = TraceReader.Read(temporary, cancellation);
            if (contents.Instrumented.Count == 0)
            {
                throw new TrainingException(
                    "The process ended before the runtime wrote its counts, which it does as it shuts down: it was killed, or has no handler "
                    + "for the signal that ended it", outcome);
            }

            File.Move(temporary, output, overwrite: true);
            return new TrainingResult(output, contents.Instrumented.Count, [], outcome.Duration)
            {
                Problems = contents.IsTruncated ? [TrainingResult.BrokenOff] : [],
            };
        }
        catch (Exception e) when (e is DiagnosticsClientException or TimeoutException or UnauthorizedAccessException or EndOfStreamException)
        {
            throw new TrainingException(
                $"No diagnostics port of a .NET process answers there ({e.Message.Split('\n')[0]}); "
                + "expected the id of a running .NET process of yours, with DOTNET_EnableDiagnostics not 0",
                new TrainingOutcome(command, null, TimeSpan.Zero, "", ""),
                e);
        }
        catch (ProfileFormatException e)
        {
            throw new TrainingException(
                $"The trace is damaged: {e.Message}", new TrainingOutcome(command, null, Stopwatch.GetElapsedTime(started), "", ""), e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task RefusePlainAsync(DiagnosticsClient client, TrainingCommand command, CancellationToken cancellation)
    {
        Dictionary<string, string> environment = await Task.Run(client.GetProcessEnvironment, cancellation).WaitAsync(ConnectionTime, cancellation);
        string[] missing = [.. new TrainingSwitches().Instrumenting
            .Where(variable => environment.GetValueOrDefault(variable.Key) != variable.Value)
            .Select(variable => $"{variable.Key}={variable.Value}")];
        if (missing.Length > 0)
        {
            throw new TrainingException(
                $"The process was not started instrumented: start it with {string.Join(' ', missing)} in its environment",
                new TrainingOutcome(command, null, TimeSpan.Zero, "", ""));
        }
    }

    private static async Task UntilItEndsAsync(
        Task copied, int processId, TrainingEnding ending, TrainingCommand command, CancellationToken cancellation)
    {
        using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation, ending.Requested);
        Task stop = Task.Delay(ending.After ?? ending.Timeout ?? Timeout.InfiniteTimeSpan, wait.Token);
        if (await Task.WhenAny(copied, stop) != copied)
        {
            cancellation.ThrowIfCancellationRequested();
            ending.Signal.Send(processId);
            if (await Task.WhenAny(copied, Task.Delay(ending.Grace, cancellation)) != copied)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new TrainingException(
                    $"The process did not end within {ending.Grace.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s "
                    + $"of {ending.Signal.Name()}, and goes on",
                    new TrainingOutcome(command, null, TimeSpan.Zero, "", ""));
            }
        }

        await wait.CancelAsync();
        await copied;
    }
}
