using System.Globalization;

namespace Inferno.Measuring.Processes;

/// <summary>How a launch went wrong.</summary>
public enum LaunchFailure
{
    /// <summary>The operating system could not start it.</summary>
    NotStarted,

    /// <summary>It ended with an exit code other than 0, or before it was asked to.</summary>
    Crashed,

    /// <summary>It was killed after its timeout.</summary>
    TimedOut,

    /// <summary>It said something that cannot be understood.</summary>
    Unreadable,

    /// <summary>It ended well without one answer to what it was asked: it knows nothing of rounds.</summary>
    TakesNoPart,
}

/// <summary>What is left of a launch that failed.</summary>
/// <param name="Build">The name of the build that was started.</param>
/// <param name="Command">The whole command line.</param>
/// <param name="ExitCode">The exit code; <see langword="null"/> where there is none.</param>
/// <param name="Duration">From the spawn to the end.</param>
public sealed record LaunchTranscript(string Build, string Command, int? ExitCode, TimeSpan Duration)
{
    /// <summary>The last lines of standard output.</summary>
    public IReadOnlyList<string> OutputTail { get; init; } = [];

    /// <summary>The last lines of standard error.</summary>
    public IReadOnlyList<string> ErrorTail { get; init; } = [];
}

/// <summary>A launch that gave no sample: why, with the command, exit code, duration and the tails of both streams.</summary>
/// <param name="failure">How it went wrong.</param>
/// <param name="cause">What exactly, in one line.</param>
/// <param name="transcript">What is left of it.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class LaunchException(
    LaunchFailure failure, string cause, LaunchTranscript transcript, Exception? inner = null)
    : Exception(Describe(cause, transcript), inner)
{
    /// <summary>How it went wrong.</summary>
    public LaunchFailure Failure { get; } = failure;

    /// <summary>What exactly, in one line.</summary>
    public string Cause { get; } = cause;

    /// <summary>What is left of the launch.</summary>
    public LaunchTranscript Transcript { get; } = transcript;

    /// <summary>Whether its round may be measured again: the child died, rather than computing something wrong.</summary>
    public bool VoidsItsRound => Failure is LaunchFailure.Crashed or LaunchFailure.TimedOut;

    private static string Describe(string cause, LaunchTranscript transcript)
    {
        string exit = transcript.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{cause}\ncommand: {transcript.Command}\nexit code: {exit}, after {transcript.Duration.TotalSeconds:F1} s")
            + Tail("standard output", transcript.OutputTail)
            + Tail("standard error", transcript.ErrorTail);
    }

    private static string Tail(string name, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? $"\n{name}: empty" : $"\nend of {name}:\n  {string.Join("\n  ", lines)}";
}
