using Inferno.PgoPerf.Launching;

namespace Inferno.PgoPerf.Runs;

/// <summary>A launch that gave no sample.</summary>
/// <param name="Failure">How it went wrong.</param>
/// <param name="Cause">What exactly, in one line.</param>
/// <param name="Transcript">What is left of it.</param>
public sealed record FailedLaunch(LaunchFailure Failure, string Cause, LaunchTranscript Transcript)
{
    internal static FailedLaunch Of(LaunchException e) => new(e.Failure, e.Cause, e.Transcript);

    internal LaunchException ToException() => new(Failure, Cause, Transcript);
}
