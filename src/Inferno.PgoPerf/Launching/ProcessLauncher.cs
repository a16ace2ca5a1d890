using Inferno.PgoPerf.Logs;

namespace Inferno.PgoPerf.Launching;

/// <summary>Launches real processes and reads their logs.</summary>
public sealed class ProcessLauncher : ILauncher
{
    /// <inheritdoc/>
    public async Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        TimeSpan? firstToken = null, firstResult = null;
        RunningChild child = new(request, (line, elapsed) =>
        {
            if (firstToken is null && ColdStart.IsHeading(line))
            {
                firstToken = elapsed;
            }
            else if (firstResult is null && Iteration.TryParse(line) is not null)
            {
                firstResult = elapsed;
            }
        });
        await child.RunAsync(cancellation);
        return Read(child, firstToken, firstResult);
    }

    private static Launch Read(RunningChild child, TimeSpan? firstToken, TimeSpan? firstResult)
    {
        try
        {
            IReadOnlyList<ProgramLog> logs = ProgramLog.Parse(child.Output.Lines);
            return new Launch
            {
                StartedAt = child.StartedAt,
                Duration = child.Elapsed.TotalSeconds,
                FirstToken = firstToken?.TotalSeconds,
                FirstResult = firstResult!.Value.TotalSeconds,
                Logs = logs,
            };
        }
        catch (LogFormatException e)
        {
            throw child.Failed(LaunchFailure.Unreadable, $"the child's log breaks the contract: {e.Message}", 0, e);
        }
    }
}
