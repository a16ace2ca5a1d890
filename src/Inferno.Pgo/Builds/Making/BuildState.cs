using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Whether existing builds can be used as they are.</summary>
/// <param name="Manifest">Their manifest; <see langword="null"/> where they must be built.</param>
/// <param name="Description">Why.</param>
internal sealed record BuildState(BuildManifest? Manifest, string Description)
{
    /// <summary>Looks at the builds in <paramref name="directory"/>; dates do not count.</summary>
    public static BuildState Of(string directory, BuildInputs inputs)
    {
        string path = Path.Combine(directory, BuildManifest.FileName);
        if (!File.Exists(path))
        {
            return new BuildState(null, "not built yet");
        }

        try
        {
            BuildManifest manifest = ManifestFile.Load(path);
            if (manifest.InputDigest != inputs.Digest())
            {
                return new BuildState(null, "sources, SDK, processor, recipe or profile changed, building again");
            }

            Finding? damage = BuildVerifier.Verify(directory).FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);
            return damage is null
                ? new BuildState(manifest, $"up to date (built {manifest.BuiltAt:yyyy-MM-dd HH:mm} UTC)")
                : new BuildState(null, $"building again, for {damage.Id} {damage.Cause}");
        }
        catch (ManifestException e)
        {
            return new BuildState(null, $"building again, for {e.Message}");
        }
    }
}
