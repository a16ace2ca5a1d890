namespace Inferno.Measuring.Processes;

/// <summary>One program start.</summary>
/// <param name="Build">What is started.</param>
/// <param name="Arguments">Its arguments, not yet quoted.</param>
/// <param name="Timeout">After this the child and its children are killed.</param>
public sealed record LaunchRequest(ProgramBuild Build, IReadOnlyList<string> Arguments, TimeSpan Timeout)
{
    /// <summary>The copy of the build's executable that is started in its place; <see langword="null"/> for itself.</summary>
    public string? StartedFrom { get; init; }

    /// <summary>The folder in which it is started; <see langword="null"/> for that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables to set beside those of a clean environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
