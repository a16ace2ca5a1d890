using Inferno.Inference.Models;

namespace Inferno.Inference.Engines;

/// <summary>A loaded model: immutable and shared by all its sessions, which may run at the same time.</summary>
public abstract class Engine : IDisposable
{
    /// <summary>The name that the command line and the log use, such as <c>managed</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The sizes of the model.</summary>
    public abstract ModelConfig Config { get; }

    /// <summary>Time spent in native kernels so far, summed over all sessions; none for managed code.</summary>
    public virtual TimeSpan NativeTime => TimeSpan.Zero;

    /// <summary>Opens an empty sequence; its caller disposes it.</summary>
    public abstract Session CreateSession();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the weights.</summary>
    protected abstract void Dispose(bool disposing);
}
