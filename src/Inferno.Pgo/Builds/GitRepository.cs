using CliWrap;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds;

/// <summary>The git repository around a folder.</summary>
public static class GitRepository
{
    /// <summary>The commit that is checked out around <paramref name="folder"/>; <see langword="null"/> where there is none, or no git.</summary>
    public static Task<string?> CommitAsync(string folder, CancellationToken cancellation) =>
        AskAsync(folder, cancellation, "rev-parse", "HEAD");

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
        ChildProcess.RunAsync(Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(arguments), cancellation);
}
