using System.Reflection.PortableExecutable;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Evidence;

/// <summary>What a publish leaves behind about its compilers, gathered before its intermediate files go.</summary>
/// <param name="Compilations">The calls of the compiler that makes machine code.</param>
/// <param name="Bodies">The machine code of each method.</param>
internal sealed record PublishEvidence(IReadOnlyList<Compilation> Compilations, IReadOnlyList<CompiledMethod> Bodies)
{
    private static readonly HashSet<string> Framework =
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(path => Path.GetFileName(path))];

    /// <summary>Looks at the folders of a finished publish.</summary>
    /// <exception cref="CompiledImageException">An image or a map cannot be read.</exception>
    public static PublishEvidence Of(PgoMode mode, PublishFolders folders) => mode switch
    {
        PgoMode.ReadyToRun => OfReadyToRun(folders),
        PgoMode.NativeAot => OfNative(folders),
        _ => new PublishEvidence(ReadyToRunCalls(folders), []),
    };

    /// <summary>The assemblies that the compiler read: the program and its libraries, without the framework.</summary>
    public static IReadOnlyList<string> Assemblies(PublishFolders folders) =>
        [.. Directory.EnumerateFiles(Path.Combine(folders.Work, "bin"), "*.dll", SearchOption.AllDirectories)
            .Where(path => !Framework.Contains(Path.GetFileName(path)) && HasMetadata(path))
            .DistinctBy(Path.GetFileName)];

    private static PublishEvidence OfReadyToRun(PublishFolders folders)
    {
        IReadOnlyList<Compilation> calls = ReadyToRunCalls(folders);
        return new PublishEvidence(
            calls,
            [.. calls.Select(call => Path.Combine(folders.Output, call.Image)).Where(File.Exists).SelectMany(ReadyToRunImage.Read)]);
    }

    private static IReadOnlyList<Compilation> ReadyToRunCalls(PublishFolders folders) =>
        File.Exists(folders.Log) ? Crossgen2Log.Read(File.ReadLines(folders.Log)) : [];

    private static PublishEvidence OfNative(PublishFolders folders) => new(
        [.. Intermediate(folders, "*" + IlcResponse.Suffix)
            .Select(file => IlcResponse.Read(Path.GetFileName(file), File.ReadLines(file)))],
        [.. Intermediate(folders, "*.map.xml").SelectMany(NativeMap.Read)]);

    private static IEnumerable<string> Intermediate(PublishFolders folders, string pattern) => Directory
        .EnumerateFiles(Path.Combine(folders.Work, "obj"), pattern, SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

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
