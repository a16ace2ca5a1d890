using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Launching;

/// <summary>
/// Starts every launch from a copy of its build that no launch has used before. Which pages of memory the kernel keeps a
/// file in decides which of its code shares a cache line's place, and it keeps them from launch to launch: a byte copy has
/// been 4% slower than its original in all of 20 launches. A launch of its own copy makes that a part of the noise, which
/// pairs average and intervals cover (Curtsinger and Berger 2013, Stabilizer, on layouts in general).
/// </summary>
/// <param name="inner">Starts the launches.</param>
/// <param name="builds">The folder that all builds lie in.</param>
/// <param name="copies">The folder for the copies, which is removed in the end.</param>
public sealed class FreshCopyLauncher(ILauncher inner, string builds, string copies) : ILauncher, IDisposable
{
    /// <inheritdoc/>
    public Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation) =>
        inner.LaunchAsync(request with { StartedFrom = Renew(request.Executable) }, cancellation);

    /// <summary>Removes the copies.</summary>
    public void Dispose() => FolderTree.Remove(copies);

    // The last copy goes once the next one lies there, or that would get its pages.
    private string Renew(string executable)
    {
        string source = Path.GetDirectoryName(executable)!;
        string copy = Path.Combine(copies, Path.GetRelativePath(builds, source));
        string next = ByteCopy.Make(source, $"{copy}.next");
        FolderTree.Remove(copy);
        Directory.Move(next, copy);
        return Path.Combine(copy, Path.GetFileName(executable));
    }
}
