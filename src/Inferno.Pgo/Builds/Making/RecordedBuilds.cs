using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Making;

/// <summary>What is needed to make two builds again, from a manifest that may be lost later.</summary>
/// <param name="Mode">The name of their mode.</param>
/// <param name="SourceDigest">The digest of the sources.</param>
/// <param name="Baseline">The MSBuild properties that published the build without PGO.</param>
/// <param name="Pgo">Those that published the build with it.</param>
public sealed record RecordedBuilds(
    string Mode, string SourceDigest, SortedDictionary<string, string> Baseline, SortedDictionary<string, string> Pgo)
{
    /// <summary>What <paramref name="manifest"/> says of it.</summary>
    public static RecordedBuilds Of(BuildManifest manifest) =>
        new(manifest.Mode, manifest.SourceDigest, manifest.Baseline.Properties, manifest.Pgo.Properties);
}
