using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>Decides whether two builds differ in PGO, and in nothing else. Collects every finding; stops at none.</summary>
public static class BuildVerifier
{
    /// <summary>Everything wrong with a pair of builds.</summary>
    public static IReadOnlyList<Finding> Verify(BuildPair pair) =>
    [
        .. RecipeChecks.Run(pair),
        .. FileChecks.Run(pair),
        .. RuntimeConfigChecks.Run(pair),
        .. CompilationChecks.Run(pair),
        .. ProfileChecks.Run(pair),
        .. BodyChecks.Run(pair),
    ];

    /// <summary>Everything wrong with the builds beside a manifest, tampering included.</summary>
    /// <param name="modeDirectory">The directory that holds the manifest and both builds.</param>
    /// <exception cref="ManifestException">The manifest or a build cannot be read.</exception>
    public static IReadOnlyList<Finding> Verify(string modeDirectory)
    {
        string path = Path.Combine(modeDirectory, BuildManifest.FileName);
        BuildManifest manifest = ManifestFile.Load(path);
        PgoMode mode = PgoModes.Find(manifest.Mode)
            ?? throw new ManifestException(path, $"mode '{manifest.Mode}'", $"one of {string.Join(", ", PgoModes.All.Select(known => known.Name()))}");
        BuildSnapshot baseline = BuildSnapshot.Of(Path.Combine(modeDirectory, manifest.Baseline.Directory), manifest.Program);
        BuildSnapshot pgo = BuildSnapshot.Of(Path.Combine(modeDirectory, manifest.Pgo.Directory), manifest.Program);
        return
        [
            .. IntegrityChecks.Run(manifest.Baseline, baseline),
            .. IntegrityChecks.Run(manifest.Pgo, pgo),
            .. IntegrityChecks.Run(manifest.Profile, modeDirectory),
            .. Verify(new BuildPair(
                new BuildRecipe(mode, BuildVariant.Baseline, manifest.Baseline.Properties),
                new BuildRecipe(mode, BuildVariant.Pgo, manifest.Pgo.Properties),
                baseline,
                pgo)
            {
                BaselineCompilations = manifest.Baseline.Compilations ?? [],
                PgoCompilations = manifest.Pgo.Compilations ?? [],
                Evidence = manifest.Profile,
            }),
        ];
    }

    /// <summary>Whether any of <paramref name="findings"/> forbids using the builds.</summary>
    public static bool Forbids(IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
