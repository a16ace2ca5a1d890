namespace Inferno.Pgo.Builds.Publishing;

/// <summary>Says of a build that failed what a reader needs: the first error, and the whole log's place.</summary>
internal static class BuildFailure
{
    private const string ErrorMark = ": error ";
    private const string MakeRoom = "make room, or let \"output\" of the configuration name a folder on another disk";
    private const long NextToNothing = 16 << 20;

    /// <summary>The failure of a build in one line.</summary>
    /// <param name="what">What was being done, for instance "dynamic: publishing baseline of A.csproj".</param>
    /// <param name="failure">How the build's process ended.</param>
    /// <param name="written">The folders that it wrote to; they may not exist.</param>
    /// <param name="log">Its whole log; it may not exist.</param>
    public static BuildException Of(
        string what, ChildProcessException failure, IReadOnlyList<string> written, string? log = null)
    {
        string[] lines = [.. Lines(failure.Output.StandardOutput), .. Lines(failure.Output.StandardError)];
        if (lines.FirstOrDefault(BuildException.SaysDiskFull) is { } full)
        {
            return new BuildException($"{what} failed: disk full{Where(written)} ({WithoutProject(full)}); {MakeRoom}", failure);
        }

        string[] errors = [.. lines.Where(line => line.Contains(ErrorMark, StringComparison.Ordinal)).Select(WithoutProject).Distinct()];
        return errors.Length == 0
            ? new BuildException($"{what} failed: {failure.Message}", failure)
            : new BuildException($"{what} failed: {errors[0]}{More(errors.Length - 1)}{Log(log)}", failure);
    }

    private static string Where(IReadOnlyList<string> written)
    {
        string[] full = [.. written.Append(Path.GetTempPath()).Select(FolderTree.Nearest).Where(folder => Free(folder) < NextToNothing)];
        return full.Length == 0 ? "" : $" at {full[0]}";
    }

    private static long Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    private static string More(int others) => others switch
    {
        0 => "",
        1 => " (and one more error)",
        _ => $" (and {others} more errors)",
    };

    private static string Log(string? log) => log is not null && File.Exists(log) ? $"; the whole log: {log}" : "";

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>MSBuild ends each line with the project in brackets, which the message names already.</summary>
    private static string WithoutProject(string line)
    {
        int bracket = line.LastIndexOf(" [", StringComparison.Ordinal);
        return bracket > 0 && line.EndsWith(']') ? line[..bracket] : line;
    }
}
