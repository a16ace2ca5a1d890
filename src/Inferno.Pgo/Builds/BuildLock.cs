namespace Inferno.Pgo.Builds;

/// <summary>Lets one process at a time build a mode. The lock file stays: deleting it would let two in.</summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private BuildLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; reports once when it has to wait.</summary>
    public static async Task<BuildLock> TakeAsync(string path, IProgress<string>? progress, CancellationToken cancellation)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        bool waiting = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                if (!waiting)
                {
                    progress?.Report($"waiting for another process that builds or measures here ({path})");
                    waiting = true;
                }

                await Task.Delay(Poll, cancellation);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
