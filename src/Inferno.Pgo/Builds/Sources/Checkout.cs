using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>
/// A commit with its submodules, checked out into a temporary folder outside the repository, whose own files, index and hooks are left
/// alone; gone when disposed of.
/// </summary>
public sealed class Checkout : IAsyncDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("inferno-checkout-");
    private readonly List<Repository> _repositories = [];
    private readonly IProgress<string>? _progress;

    private Checkout(IProgress<string>? progress) => _progress = progress;

    /// <summary>The commit's files.</summary>
    public string Root => Path.Combine(_temporary.FullName, "checkout");

    /// <summary>A folder beside them that goes with them.</summary>
    public string Beside => Path.Combine(_temporary.FullName, "builds");

    /// <summary>Checks <paramref name="commit"/> out.</summary>
    /// <param name="folder">A folder in the repository.</param>
    /// <param name="commit">The commit's hash.</param>
    /// <param name="progress">Told which submodules are left out, for they are not checked out around <paramref name="folder"/> either.</param>
    /// <param name="cancellation">Ends the wait for git.</param>
    /// <exception cref="ChildProcessException">The repository has no such commit, or there is no git.</exception>
    /// <exception cref="BuildException">A submodule lacks the commit that is recorded.</exception>
    public static async Task<Checkout> MakeAsync(string folder, string commit, IProgress<string>? progress, CancellationToken cancellation)
    {
        Checkout made = new(progress);
        try
        {
            await made.AddAsync(await Repository.AroundAsync(folder, cancellation), commit, made.Root, cancellation);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes it, and lets the repositories forget it.</summary>
    public async ValueTask DisposeAsync()
    {
        _temporary.Delete(recursive: true);
        foreach (Repository repository in _repositories)
        {
            _ = await GitRepository.AskAsync(Repository.Anywhere, CancellationToken.None, [.. repository.Itself, "worktree", "prune"]);
        }
    }

    private async Task AddAsync(Repository repository, string commit, string target, CancellationToken cancellation)
    {
        // Before it is asked for, so that half a checkout is forgotten too.
        _repositories.Add(repository);
        string noHooks = $"core.hooksPath={Path.Combine(_temporary.FullName, "no-hooks")}";
        _ = await GitRepository.RunAsync(
            Repository.Anywhere, cancellation, [.. repository.Itself, "-c", noHooks, "worktree", "add", "--quiet", "--detach", target, commit]);
        foreach (Submodule submodule in await Submodule.AllAsync(target, cancellation))
        {
            if (await submodule.RepositoryAsync(repository, cancellation) is { } own)
            {
                await AddAsync(own, submodule.Commit, Path.Combine(target, submodule.Path), cancellation);
            }
            else
            {
                _progress?.Report($"submodule {submodule.Path} is left out, for it is not checked out here; git submodule update --init fetches it");
            }
        }
    }

    /// <summary>A repository.</summary>
    /// <param name="GitFolder">Its git directory, which all of its working trees share.</param>
    /// <param name="WorkTree">Its working tree here; <see langword="null"/> where it has none, as that of a submodule that is gone.</param>
    private sealed record Repository(string GitFolder, string? WorkTree)
    {
        /// <summary>Where git is started that is told its repository, and a folder that stands for a working tree that may be gone.</summary>
        public static string Anywhere { get; } = Path.GetTempPath();

        /// <summary>Names it to git, whatever working tree its configuration names.</summary>
        public IReadOnlyList<string> Itself => [$"--git-dir={GitFolder}", $"--work-tree={Anywhere}"];

        public static async Task<Repository> AroundAsync(string folder, CancellationToken cancellation)
        {
            ChildOutput found = await GitRepository.RunAsync(
                folder, cancellation, "rev-parse", "--path-format=absolute", "--git-common-dir", "--show-toplevel");
            string[] lines = found.StandardOutput.Split('\n', StringSplitOptions.TrimEntries);
            return new Repository(lines[0], lines[1]);
        }
    }

    /// <summary>A submodule of a checkout.</summary>
    /// <param name="Name">Its name, under which git keeps its repository even where its path has changed since.</param>
    /// <param name="Path">Where it lies in the checkout.</param>
    /// <param name="Commit">The commit that is recorded of it.</param>
    private sealed record Submodule(string Name, string Path, string Commit)
    {
        private const string Link = "160000 ";

        public static async Task<IReadOnlyList<Submodule>> AllAsync(string checkout, CancellationToken cancellation)
        {
            ChildOutput files = await GitRepository.RunAsync(checkout, cancellation, "ls-files", "--stage", "-z");
            List<Submodule> found = [];
            foreach (string entry in files.StandardOutput.Split('\0').Where(entry => entry.StartsWith(Link, StringComparison.Ordinal)))
            {
                string path = entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..];
                found.Add(new Submodule(await NameAsync(checkout, path, cancellation), path, entry.Split(' ')[1]));
            }

            return found;
        }

        /// <summary>Where its commits are; <see langword="null"/> where it has never been checked out here.</summary>
        public async Task<Repository?> RepositoryAsync(Repository parent, CancellationToken cancellation)
        {
            string? workTree = parent.WorkTree is { } at && System.IO.Path.Exists(System.IO.Path.Combine(at, Path, ".git"))
                ? System.IO.Path.Combine(at, Path)
                : null;
            string kept = System.IO.Path.Combine(parent.GitFolder, "modules", Name);
            Repository? own = workTree is not null ? await Repository.AroundAsync(workTree, cancellation)
                : Directory.Exists(kept) ? new Repository(kept, null)
                : null;
            return own is null || await GitRepository.AskAsync(Repository.Anywhere, cancellation, [.. own.Itself, "cat-file", "-e", $"{Commit}^{{commit}}"]) is not null
                ? own
                : throw new BuildException($"submodule {Path} lacks the recorded commit {Commit[..Sources.Commit.ShortLength]}; fetch it there: git -C {workTree ?? kept} fetch");
        }

        // .gitmodules holds pairs such as "submodule.NAME.path PATH".
        private static async Task<string> NameAsync(string checkout, string path, CancellationToken cancellation)
        {
            string pairs = await GitRepository.AskAsync(checkout, cancellation, "config", "--file", ".gitmodules", "--get-regexp", @"^submodule\..*\.path$") ?? "";
            string? key = pairs.Split('\n').Select(line => line.Split(' ', 2)).FirstOrDefault(pair => pair[^1] == path)?[0];
            return key is null ? path : key["submodule.".Length..^".path".Length];
        }
    }
}
