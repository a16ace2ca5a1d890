namespace Inferno.Pgo.Builds;

/// <summary>
/// The one folder in which everything compiles, the program to be trained included, one publish after the other and
/// each from nothing: compilers write paths into their output, and name file-local types after them, so that a profile
/// trained at another path would not know them.
/// </summary>
internal static class WorkFolder
{
    /// <summary>Runs <paramref name="work"/> on the empty folder once nobody else publishes under <paramref name="outputRoot"/>.</summary>
    public static async Task<T> UseAsync<T>(
        string outputRoot, IProgress<string>? progress, Func<string, Task<T>> work, CancellationToken cancellation)
    {
        string path = Path.Combine(outputRoot, ".staging", "work");
        using BuildLock taken = await BuildLock.TakeAsync(Path.Combine(outputRoot, ".work.lock"), progress, cancellation);
        FolderTree.Remove(path);
        T result = await work(path);
        FolderTree.Remove(path);
        return result;
    }
}
