using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;

namespace Inferno.Measuring.Runs;

/// <summary>One round as a journal keeps it.</summary>
/// <param name="Request">What was asked for (<see cref="RoundRequest.ToString"/>).</param>
/// <param name="Round">How it went; <see langword="null"/> where it failed.</param>
/// <param name="Failure">How it failed; <see langword="null"/> where it went well.</param>
public sealed record JournalEntry(string Request, Round? Round, FailedLaunch? Failure);

/// <summary>A launch that gave no sample.</summary>
/// <param name="Failure">How it went wrong.</param>
/// <param name="Cause">What exactly, in one line.</param>
/// <param name="Transcript">What is left of it.</param>
public sealed record FailedLaunch(LaunchFailure Failure, string Cause, LaunchTranscript Transcript)
{
    internal static FailedLaunch Of(LaunchException e) => new(e.Failure, e.Cause, e.Transcript);

    internal LaunchException ToException() => new(Failure, Cause, Transcript);
}

/// <summary>
/// Answers from a journal while it lasts, then measures and records. A run decides by its seed and its rounds alone, so the
/// recorded rounds lead it to where it was interrupted.
/// </summary>
/// <param name="inner">Measures the rounds that are not recorded.</param>
/// <param name="journal">The rounds so far.</param>
public sealed class JournalingRounds(IRounds inner, Journal journal) : IRounds
{
    /// <inheritdoc/>
    /// <exception cref="ResumeException">The recorded round is another one than <paramref name="request"/>.</exception>
    public async Task<Round> MeasureAsync(RoundRequest request, CancellationToken cancellation)
    {
        string asked = request.ToString();
        if (journal.Take() is { } entry)
        {
            return Replay(entry, asked);
        }

        try
        {
            Round round = await inner.MeasureAsync(request, cancellation);
            journal.Append(new JournalEntry(asked, round, null));
            return round;
        }
        catch (LaunchException e)
        {
            journal.Append(new JournalEntry(asked, null, FailedLaunch.Of(e)));
            throw;
        }
    }

    private static Round Replay(JournalEntry entry, string asked) =>
        entry.Request != asked
            ? throw new ResumeException([$"the recorded round '{entry.Request}' is not the planned '{asked}'"])
            : entry.Round ?? throw entry.Failure!.ToException();
}
