using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Runs;

/// <summary>
/// Answers from a journal while it lasts, then launches and records. A run decides by its seed and its launches alone, so
/// the recorded launches lead it to where it was interrupted.
/// </summary>
/// <param name="inner">Starts the launches that are not recorded.</param>
/// <param name="journal">The launches so far.</param>
public sealed class JournalingLauncher(ILauncher inner, Journal journal) : ILauncher
{
    /// <inheritdoc/>
    /// <exception cref="ResumeException">The recorded launch is another one than <paramref name="request"/>.</exception>
    public async Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        string asked = string.Join(' ', [request.Executable, .. request.Arguments]);
        if (journal.Take() is { } entry)
        {
            return Replay(entry, asked);
        }

        try
        {
            Launch launch = await inner.LaunchAsync(request, cancellation);
            journal.Append(new JournalEntry(asked, launch, null));
            return launch;
        }
        catch (LaunchException e)
        {
            journal.Append(new JournalEntry(asked, null, FailedLaunch.Of(e)));
            throw;
        }
    }

    private static Launch Replay(JournalEntry entry, string asked) =>
        entry.Request != asked
            ? throw new ResumeException([$"the recorded launch '{entry.Request}' is not the planned '{asked}'"])
            : entry.Launch ?? throw entry.Failure!.ToException();
}
