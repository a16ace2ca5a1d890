using System.Reflection.PortableExecutable;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Evidence;

/// <summary>What a publish leaves behind about its compilers, gathered before its intermediate files go.</summary>
/// <param name="Compilations">The calls of the compiler that makes machine code.</param>
/// <param name="Bodies">The machine code of each method.</param>
internal sealed record PublishEvidence(IReadOnlyList<Compilation> Compilations, IReadOnlyList<CompiledMethod> Bodies)
{
    // That of web programs lies beside it.
    private static readonly HashSet<string> Shipped =
        [.. Directory.EnumerateFiles(
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..")), "*.dll", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path))];

    /// <summary>The framework's assemblies with IL that these compilers were to compile.</summary>
    public IReadOnlyList<string> Framework { get; init; } = [];

    /// <summary>Of <paramref name="paths"/>, assemblies that are the framework's.</summary>
    public static IReadOnlyList<string> FrameworkAmong(IEnumerable<string> paths) =>
        [.. paths.Where(path => Shipped.Contains(Path.GetFileName(path)) && File.Exists(path) && HasMetadata(path)).DistinctBy(Path.GetFileName)];

    /// <summary>The assemblies that the compiler read: the program and its libraries, without the framework.</summary>
    public static IReadOnlyList<string> Assemblies(PublishFolders folders) =>
        [.. Directory.EnumerateFiles(Path.Combine(folders.Work, "bin"), "*.dll", SearchOption.AllDirectories)
            .Where(path => !Shipped.Contains(Path.GetFileName(path)) && HasMetadata(path))
            .DistinctBy(Path.GetFileName)];

    private static bool HasMetadata(string path)
    {
        try
        {
            using PEReader image = new(File.OpenRead(path));
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
