namespace Inferno.Pgo.Builds.Manifests;

/// <summary>A manifest, or a build beside it, that cannot be trusted.</summary>
/// <param name="file">The file or directory.</param>
/// <param name="found">What is wrong with it.</param>
/// <param name="expected">What a sound one holds, or what to do.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class ManifestException(string file, string found, string expected, Exception? inner = null)
    : Exception($"{file}: {found}; expected {expected}", inner)
{
    /// <summary>The file or directory.</summary>
    public string File { get; } = file;
}
