using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Commits;

/// <summary>A commit of which a mode cannot be built.</summary>
/// <param name="commit">The commit.</param>
/// <param name="reason">Why.</param>
/// <param name="inner">The failure underneath.</param>
public sealed class CommitBuildException(Commit commit, string reason, Exception inner)
    : BuildException($"{commit} does not build: {reason}", inner);

/// <summary>
/// The builds of a mode at several commits, each made from a checkout of its own outside the repository and kept in the folder
/// <c>commits</c> of the configuration's output; nobody makes them anew until this is disposed of.
/// </summary>
/// <param name="config">Names the repository, and at which path a commit has its own configuration.</param>
/// <param name="mode">The mode.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class CommitBuilds(PgoConfig config, PgoMode mode, IProgress<string>? progress = null) : IDisposable
{
    private const int Named = 3;

    private readonly string _folder = Path.GetDirectoryName(config.File)!;
    private readonly Dictionary<string, HeldBuilds> _held = [];

    /// <summary>The builds of <paramref name="commit"/>, which are up to date.</summary>
    /// <exception cref="MissingToolchainException">This machine lacks the mode's tools.</exception>
    /// <exception cref="CommitBuildException">The commit cannot be built.</exception>
    public async Task<BuildResult> OfAsync(Commit commit, CancellationToken cancellation)
    {
        if (!_held.TryGetValue(commit.Hash, out HeldBuilds? held))
        {
            held = await MakeAsync(commit, cancellation);
            _held.Add(commit.Hash, held);
        }

        return held.Builds;
    }

    /// <summary>Says which files differ from the commit that is checked out, for no commit has them.</summary>
    public async Task ReportUncommittedAsync(CancellationToken cancellation)
    {
        string root = await GitRepository.AskAsync(_folder, cancellation, "rev-parse", "--show-toplevel") ?? _folder;
        string[] changed = [.. (await GitRepository.UncommittedAsync(_folder, cancellation))
            .Where(file => !config.Products.Any(product => FolderTree.Holds(product, Path.TrimEndingDirectorySeparator(Path.Combine(root, file)))))];
        if (changed.Length > 0)
        {
            string others = changed.Length > Named ? $" and {changed.Length - Named} more" : "";
            progress?.Report($"uncommitted changes are not measured: {string.Join(", ", changed.Take(Named))}{others}");
        }
    }

    /// <summary>Lets whoever wants make them anew.</summary>
    public void Dispose()
    {
        foreach (HeldBuilds held in _held.Values)
        {
            held.Dispose();
        }
    }

    private async Task<HeldBuilds> MakeAsync(Commit commit, CancellationToken cancellation)
    {
        progress?.Report($"building {commit}");
        try
        {
            await using Checkout checkout = await Checkout.MakeAsync(_folder, commit.Hash, progress, cancellation);
            PgoConfig then = PgoConfig.Load(await ConfigInAsync(checkout, commit, cancellation), config.Variables) with
            {
                Output = Path.Combine(config.Output, "commits", commit.Hash),
            };
            return await new Builder(then, progress).HoldAsync(mode, cancellation);
        }
        catch (BuildRejectedException e)
        {
            throw new CommitBuildException(commit, $"its builds are no pair, and are kept in {e.Directory}: {e.First}", e);
        }
        catch (Exception e) when (e is (BuildException and not MissingToolchainException) or ChildProcessException or PgoConfigException or TrainingException)
        {
            throw new CommitBuildException(commit, e.Message, e);
        }
    }

    // A commit from before the configuration was written is built by today's.
    private async Task<string> ConfigInAsync(Checkout checkout, Commit commit, CancellationToken cancellation)
    {
        string path = await GitRepository.PathInAsync(config.File, cancellation) ?? Path.GetFileName(config.File);
        string own = Path.Combine(checkout.Root, path);
        if (!File.Exists(own))
        {
            progress?.Report($"{commit.ShortHash} has no {path}, so it is built by today's");
            _ = Directory.CreateDirectory(Path.GetDirectoryName(own)!);
            File.Copy(config.File, own);
        }

        return own;
    }
}
