using CliWrap;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>The git repository around a folder.</summary>
public static class GitRepository
{
    // They point git at another repository than the one around a folder: a hook, or a script, may have set them.
    private static readonly Dictionary<string, string?> OwnRepository = new[]
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE", "GIT_PREFIX",
    }.ToDictionary(name => name, _ => (string?)null);

    /// <summary>The commit that is checked out around <paramref name="folder"/>; <see langword="null"/> where there is none, or no git.</summary>
    /// <param name="folder">A folder.</param>
    /// <param name="progress">Told where git refuses to say, for the checkout belongs to another user.</param>
    /// <param name="cancellation">Ends the wait for git.</param>
    public static async Task<string?> CommitAsync(
        string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        try
        {
            return (await RunAsync(folder, cancellation, "rev-parse", "HEAD")).StandardOutput.Trim();
        }
        catch (ChildProcessException e)
        {
            if (e.Output.StandardError.Contains("dubious ownership", StringComparison.Ordinal))
            {
                progress?.Report(
                    $"no commit is recorded: git does not read the repository around {folder}, which belongs to another user; "
                    + "allow it with git config --global --add safe.directory FOLDER");
            }

            return null;
        }
    }

    /// <summary>The path of <paramref name="file"/> within its repository, with slashes; <see langword="null"/> outside one.</summary>
    public static async Task<string?> PathInAsync(string file, CancellationToken cancellation) =>
        await AskAsync(Path.GetDirectoryName(file)!, cancellation, "rev-parse", "--show-prefix") is { } prefix
            ? prefix + Path.GetFileName(file)
            : null;

    /// <summary>Checks <paramref name="commit"/> out into <paramref name="target"/>, beside what is checked out around <paramref name="folder"/>.</summary>
    /// <exception cref="ChildProcessException">The repository has no such commit, or there is no git.</exception>
    public static Task CheckOutAsync(string folder, string commit, string target, CancellationToken cancellation) =>
        RunAsync(folder, cancellation, "worktree", "add", "--quiet", "--detach", target, commit);

    /// <summary>Lets the repository around <paramref name="folder"/> forget checkouts that are gone.</summary>
    public static Task ForgetGoneCheckoutsAsync(string folder) => AskAsync(folder, CancellationToken.None, "worktree", "prune");

    private static async Task<string?> AskAsync(string folder, CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            return (await RunAsync(folder, cancellation, arguments)).StandardOutput.Trim();
        }
        catch (ChildProcessException)
        {
            return null;
        }
    }

    private static Task<ChildOutput> RunAsync(string folder, CancellationToken cancellation, params string[] arguments) =>
        ChildProcess.RunAsync(
            Cli.Wrap("git").WithWorkingDirectory(folder).WithEnvironmentVariables(OwnRepository).WithArguments(arguments), cancellation);
}
