namespace Inferno.Pgo.Builds;

/// <summary>Lets one process at a time build a mode. The lock file stays: deleting it would let two in.</summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private BuildLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; reports once when it has to wait.</summary>
    /// <exception cref="BuildException">The file cannot be written.</exception>
    public static async Task<BuildLock> TakeAsync(string path, IProgress<string>? progress, CancellationToken cancellation)
    {
        bool waiting = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (!waiting)
                {
                    progress?.Report($"waiting for another process that builds or measures here ({path})");
                    waiting = true;
                }

                await Task.Delay(Poll, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new BuildException($"{path} cannot be written: {e.Message}; let \"output\" name a folder that can be written", e);
            }
        }
    }

    /// <summary>Whether another process holds the file: EWOULDBLOCK of Linux or macOS, or a violation of sharing or locking on Windows.</summary>
    private static bool IsHeld(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xFFFF) is 32 or 33
        : failure.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    public void Dispose() => _file.Dispose();
}
