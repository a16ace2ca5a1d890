using System.Runtime.InteropServices;

namespace Inferno.Measuring.Runs;

/// <summary>
/// Ends this process when the one that started it is gone: <c>dotnet test</c> leaves its test host behind when it is killed,
/// which would measure on, unseen, in the way of the run that goes on with its journal. Windows names no new parent to
/// orphans, so that nothing is noticed there.
/// </summary>
public sealed class ParentWatch : IDisposable
{
    private const int Cancelled = 130;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // To kill the launch or the build in flight, which would live on otherwise.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _lost = new();
    private readonly int _parent;
    private readonly Timer? _timer;

    /// <summary>Begins to watch.</summary>
    public ParentWatch()
    {
        if (!OperatingSystem.IsWindows())
        {
            _parent = GetParent();
            _timer = new Timer(_ => Look(), null, Period, Period);
        }
    }

    /// <summary>Cancelled when the parent is gone; the process ends some seconds later.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>A watch where <c>dotnet test</c> started this process, by its <paramref name="arguments"/>; a shell may go, as with nohup.</summary>
    public static ParentWatch? OfTestHost(IEnumerable<string> arguments) =>
        arguments.Contains("--dotnet-test-pipe") ? new ParentWatch() : null;

    /// <summary>Watches no longer.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _lost.Dispose();
    }

    private void Look()
    {
        if (GetParent() == _parent)
        {
            return;
        }

        _ = _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _lost.Cancel();
        Thread.Sleep(Grace);
        Environment.Exit(Cancelled);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParent();
}
