namespace Inferno.Measuring.Runs;

/// <summary>A run that cannot be gone on with because something has changed since it was interrupted.</summary>
/// <param name="changes">What has changed, a line each.</param>
public sealed class ResumeException(IReadOnlyList<string> changes)
    : Exception($"the run cannot be resumed: {string.Join("; ", changes)}. Undo that, or start a new run")
{
    /// <summary>What has changed, a line each.</summary>
    public IReadOnlyList<string> Changes { get; } = changes;
}
