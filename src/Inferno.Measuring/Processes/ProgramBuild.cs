namespace Inferno.Measuring.Processes;

/// <summary>One build of the program.</summary>
/// <param name="Name">Its role, for people: baseline or pgo.</param>
/// <param name="Executable">Path of its application host or native executable.</param>
public sealed record ProgramBuild(string Name, string Executable)
{
    private const string Program = "concurrent_inference";

    /// <summary>Arguments of its own, behind those that all builds of a round share.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The build that was published to <paramref name="directory"/>.</summary>
    public static ProgramBuild In(string name, string directory) =>
        new(name, Path.Combine(directory, OperatingSystem.IsWindows() ? $"{Program}.exe" : Program));
}
