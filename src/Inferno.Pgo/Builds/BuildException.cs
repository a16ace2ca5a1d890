namespace Inferno.Pgo.Builds;

/// <summary>A build that cannot be made: what is missing or wrong, and what to do.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The failure underneath, if any.</param>
public class BuildException(string message, Exception? inner = null) : Exception(message, inner)
{
    // What the kernels say of a full disk (ENOSPC, ERROR_DISK_FULL); compilers repeat it in messages of their own.
    private static readonly string[] DiskFullMarks = ["No space left on device", "There is not enough space on the disk"];

    /// <summary>Whether <paramref name="message"/>, of whatever program, says that a disk is full.</summary>
    public static bool SaysDiskFull(string message) =>
        DiskFullMarks.Any(mark => message.Contains(mark, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A mode that this machine lacks the tools for; the other modes can be built.</summary>
/// <param name="mode">The mode.</param>
/// <param name="missing">What is missing, and what to install.</param>
public sealed class MissingToolchainException(PgoMode mode, string missing)
    : BuildException($"mode {mode.Name()} cannot be built here: {missing}")
{
    /// <summary>The mode.</summary>
    public PgoMode Mode { get; } = mode;
}
