namespace Inferno.PgoPerf.Launching;

/// <summary>One program start.</summary>
/// <param name="Executable">Path of an application host or a native executable.</param>
/// <param name="Arguments">Its arguments, not yet quoted.</param>
/// <param name="Timeout">After this the child and its children are killed.</param>
public sealed record LaunchRequest(string Executable, IReadOnlyList<string> Arguments, TimeSpan Timeout)
{
    /// <summary>The copy of <see cref="Executable"/> that is started in its place; <see langword="null"/> for itself.</summary>
    public string? StartedFrom { get; init; }
}
