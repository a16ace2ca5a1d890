using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Measuring.Records;

/// <summary>The builds that a run measured.</summary>
/// <param name="Directory">The folder that holds both and their manifest.</param>
/// <param name="ManifestDigest">SHA-256 of the manifest, 64 hexadecimal digits.</param>
/// <param name="Reused">Whether they were up to date and not built by this run.</param>
public sealed record BuildsRecord(string Directory, string ManifestDigest, bool Reused)
{
    /// <summary>What they are made of; <see langword="null"/> only in records that were made without builds.</summary>
    public BuildManifest? Manifest { get; init; }

    /// <summary>The digest by which <paramref name="manifest"/>, a file, is recorded.</summary>
    public static string DigestOf(string manifest) => Digest.OfFile(manifest);
}
