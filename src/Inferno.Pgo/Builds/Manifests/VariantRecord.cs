using Inferno.Pgo.Builds.Evidence;

namespace Inferno.Pgo.Builds.Manifests;

/// <summary>One of the two builds.</summary>
/// <param name="Directory">Its directory, relative to the manifest.</param>
/// <param name="Properties">The MSBuild properties that published it.</param>
/// <param name="PublishSeconds">How long that took.</param>
/// <param name="Files">Every file in it.</param>
public sealed record VariantRecord(
    string Directory, SortedDictionary<string, string> Properties, double PublishSeconds, IReadOnlyList<FileDigest> Files)
{
    /// <summary>The calls of the compiler that made its machine code; null in dynamic builds of an earlier version.</summary>
    public IReadOnlyList<Compilation>? Compilations { get; init; }

    /// <summary>The size of all files, in bytes.</summary>
    public long TotalSize() => Files.Sum(file => file.Size);
}
