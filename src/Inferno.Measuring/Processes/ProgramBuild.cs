using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Measuring.Processes;

/// <summary>One build of the program.</summary>
/// <param name="Name">Its role, for people: baseline or pgo.</param>
/// <param name="Executable">Path of its application host or native executable.</param>
public sealed record ProgramBuild(string Name, string Executable)
{
    /// <summary>Arguments of its own, behind those that all builds of a round share.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>
    /// The build in <paramref name="directory"/>: the manifest beside it names the program, or, of what somebody else published, the one
    /// runtime configuration in it.
    /// </summary>
    /// <exception cref="ManifestException">The manifest cannot be trusted, or it is not clear which file is the program.</exception>
    public static ProgramBuild In(string name, string directory)
    {
        string manifest = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(directory)) ?? directory, BuildManifest.FileName);
        string program = (File.Exists(manifest) ? ManifestFile.Load(manifest).Program : null) ?? OnlyProgramIn(directory);
        return new(name, Path.Combine(directory, OperatingSystem.IsWindows() ? $"{program}.exe" : program));
    }

    /// <summary>The same build where its files have been copied to.</summary>
    public ProgramBuild CopiedTo(string directory, string name) =>
        this with { Name = name, Executable = Path.Combine(directory, Path.GetFileName(Executable)) };

    /// <summary>Bytes of all files in its folder, as they were published.</summary>
    internal long SizeOnDisk() => new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(Executable))!)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Sum(file => file.Length);

    private static string OnlyProgramIn(string directory)
    {
        const string suffix = ".runtimeconfig.json";
        string[] found = Directory.Exists(directory) ? Directory.GetFiles(directory, $"*{suffix}") : [];
        return found is [string only]
            ? Path.GetFileName(only)[..^suffix.Length]
            : throw new ManifestException(directory, $"holds {found.Length} files *{suffix}", $"one, or a {BuildManifest.FileName} of inferno-pgo build beside the folder");
    }
}
