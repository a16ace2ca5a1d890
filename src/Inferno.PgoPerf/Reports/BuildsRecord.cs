using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Reports;

/// <summary>The builds that a run measured.</summary>
/// <param name="Directory">The folder that holds both and their manifest.</param>
/// <param name="ManifestDigest">SHA-256 of the manifest, 64 hexadecimal digits.</param>
/// <param name="Reused">Whether they were up to date and not built by this run.</param>
public sealed record BuildsRecord(string Directory, string ManifestDigest, bool Reused)
{
    /// <summary>The digest by which <paramref name="manifest"/>, a file, is recorded.</summary>
    public static string DigestOf(string manifest) => Digest.OfFile(manifest);
}
