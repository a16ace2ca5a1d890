namespace Inferno.PgoPerf.Launching;

/// <summary>What is left of a launch that failed.</summary>
/// <param name="Executable">What was started.</param>
/// <param name="Command">The whole command line.</param>
/// <param name="ExitCode">The exit code; <see langword="null"/> where there is none.</param>
/// <param name="Duration">From the spawn to the end.</param>
public sealed record LaunchTranscript(string Executable, string Command, int? ExitCode, TimeSpan Duration)
{
    /// <summary>The last lines of standard output.</summary>
    public IReadOnlyList<string> OutputTail { get; init; } = [];

    /// <summary>The last lines of standard error.</summary>
    public IReadOnlyList<string> ErrorTail { get; init; } = [];
}
