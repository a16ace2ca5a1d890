namespace Inferno.PgoPerf.Launching;

/// <summary>How a launch went wrong.</summary>
public enum LaunchFailure
{
    /// <summary>The operating system could not start it.</summary>
    NotStarted,

    /// <summary>It ended with an exit code other than 0.</summary>
    Crashed,

    /// <summary>It was killed after its timeout.</summary>
    TimedOut,

    /// <summary>It ended well and its log breaks the contract.</summary>
    Unreadable,
}
