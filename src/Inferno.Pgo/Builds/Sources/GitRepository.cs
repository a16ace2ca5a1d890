using CliWrap;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>The git repository around a folder.</summary>
public static class GitRepository
{
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

    /// <summary>The commit that <paramref name="name"/> means.</summary>
    /// <param name="folder">A folder in the repository.</param>
    /// <param name="name">A branch, a tag, a hash, or whatever else git takes for a commit.</param>
    /// <param name="cancellation">Ends the wait for git.</param>
    /// <exception cref="BuildException">It means none here, or there is no repository.</exception>
    public static async Task<Commit> FindAsync(string folder, string name, CancellationToken cancellation)
    {
        if (await AskAsync(folder, cancellation, "rev-parse", "--git-dir") is null)
        {
            throw new BuildException($"{folder} lies in no git repository, or there is no git; commits are found in the repository around the PGO configuration");
        }

        return await AskAsync(folder, cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}") is { } hash
            ? new Commit(hash, await AskAsync(folder, cancellation, "log", "-1", "--format=%s", hash) ?? "")
            : throw new BuildException($"'{name}' names no commit of the repository around {folder}; expected a branch, a tag or a hash{await ShallowAsync(folder, cancellation)}");
    }

    /// <summary>
    /// The commits that lead from <paramref name="old"/>, which is not among them, to <paramref name="young"/>, which is the last: of a
    /// merge the line that it was merged into, for on the other there may be commits that <paramref name="old"/> knows nothing of.
    /// </summary>
    /// <exception cref="BuildException"><paramref name="young"/> does not descend from <paramref name="old"/>.</exception>
    public static async Task<IReadOnlyList<Commit>> LineAsync(string folder, Commit old, Commit young, CancellationToken cancellation)
    {
        if (await AskAsync(folder, cancellation, "merge-base", "--is-ancestor", old.Hash, young.Hash) is null)
        {
            string fork = await AskAsync(folder, cancellation, "merge-base", old.Hash, young.Hash) is { } common
                ? $"; both have {common[..Commit.ShortLength]} in common"
                : "";
            throw new BuildException($"{young} does not descend from {old}, so there is no line of commits to look through{fork}{await ShallowAsync(folder, cancellation)}");
        }

        ChildOutput log = await RunAsync(folder, cancellation, "log", "--first-parent", "--reverse", "--format=%H %s", $"{old.Hash}..{young.Hash}");
        return [.. log.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).Select(words => new Commit(words[0], words[^1]))];
    }

    /// <summary>The files around <paramref name="folder"/> that differ from the commit that is checked out, or that it does not have; relative to the repository.</summary>
    public static async Task<IReadOnlyList<string>> UncommittedAsync(string folder, CancellationToken cancellation) =>
        await AskAsync(folder, cancellation, "-c", "status.renames=false", "status", "--porcelain", "-z") is { Length: > 0 } status
            ? [.. status.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.TrimStart().Split(' ', 2)[^1].TrimStart())]
            : [];

    private static async Task<string> ShallowAsync(string folder, CancellationToken cancellation) =>
        await AskAsync(folder, cancellation, "rev-parse", "--is-shallow-repository") == "true"
            ? "; this clone is shallow, so older commits are not there: git fetch --unshallow (actions/checkout: fetch-depth: 0)"
            : "";

    /// <summary>What git answers; <see langword="null"/> where it fails.</summary>
    internal static async Task<string?> AskAsync(string folder, CancellationToken cancellation, params string[] arguments)
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

    /// <summary>Runs git.</summary>
    /// <exception cref="ChildProcessException">It failed, or is not there.</exception>
    internal static Task<ChildOutput> RunAsync(string folder, CancellationToken cancellation, params string[] arguments) =>
        ChildProcess.RunAsync(
            Cli.Wrap("git").WithWorkingDirectory(folder).WithEnvironmentVariables(GitEnvironment.Cleared).WithArguments(arguments), cancellation);
}

/// <summary>A commit.</summary>
/// <param name="Hash">Its whole hash.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record Commit(string Hash, string Subject)
{
    internal const int ShortLength = 10;

    /// <summary>The first digits of its hash, by which people name it.</summary>
    public string ShortHash => Hash[..ShortLength];

    /// <summary>The commit for people.</summary>
    public override string ToString() => $"{ShortHash} ({Subject})";
}
