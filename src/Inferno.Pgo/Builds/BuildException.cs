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
