namespace Inferno.Pgo.Builds;

/// <summary>
/// The one folder in which everything compiles, the program to be trained included, one publish after the other and
/// each from nothing: compilers write paths into their output, and name file-local types after them, so that a profile
/// trained at another path would not know them.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly BuildLock _taken;

    private WorkFolder(string path, BuildLock taken)
    {
        (Path, _taken) = (path, taken);
        Remove(path);
    }

    public string Path { get; }

    /// <summary>Waits until nobody else publishes under <paramref name="outputRoot"/>.</summary>
    public static async Task<WorkFolder> TakeAsync(string outputRoot, IProgress<string>? progress, CancellationToken cancellation)
    {
        string path = System.IO.Path.Combine(outputRoot, ".staging", "work");
        string lockPath = System.IO.Path.Combine(outputRoot, ".work.lock");
        return new WorkFolder(path, await BuildLock.TakeAsync(lockPath, progress, cancellation));
    }

    public void Dispose()
    {
        Remove(Path);
        _taken.Dispose();
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
