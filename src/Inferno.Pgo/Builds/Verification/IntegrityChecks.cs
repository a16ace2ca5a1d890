using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The files on disk are those that the manifest lists.</summary>
internal static class IntegrityChecks
{
    public static IEnumerable<Finding> Run(VariantRecord recorded, BuildSnapshot found)
    {
        Dictionary<string, FileDigest> expected = recorded.Files.ToDictionary(file => file.Path);
        Dictionary<string, FileDigest> actual = found.Files.ToDictionary(file => file.Path);
        foreach (string path in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            string? change = (expected.GetValueOrDefault(path), actual.GetValueOrDefault(path)) switch
            {
                (null, _) => "was added",
                (_, null) => "is missing",
                ({ } before, { } now) when before != now => "has other bytes",
                _ => null,
            };
            if (change is not null)
            {
                yield return Findings.ChangedSinceManifest($"{recorded.Directory}/{path}", change);
            }
        }
    }

    /// <summary>The profile that lies beside the manifest is the one that was used.</summary>
    public static IEnumerable<Finding> Run(StaticEvidence? recorded, string directory)
    {
        if (recorded is null)
        {
            return [];
        }

        string path = Path.Combine(directory, recorded.Training.File);
        if (!File.Exists(path))
        {
            return [Findings.ChangedSinceManifest(recorded.Training.File, "is missing")];
        }

        return Digest.OfFile(path) == recorded.Training.Digest
            ? []
            : [Findings.ChangedSinceManifest(recorded.Training.File, "has other bytes")];
    }
}
