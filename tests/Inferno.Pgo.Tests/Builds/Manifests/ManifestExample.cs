using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds.Manifests;

/// <summary>A small manifest of the dynamic mode.</summary>
internal static class ManifestExample
{
    public static BuildManifest Dynamic { get; } = new()
    {
        SchemaVersion = BuildManifest.CurrentSchema,
        Mode = "dynamic",
        BuiltAt = DateTimeOffset.UnixEpoch,
        InputDigest = new string('1', 64),
        SourceDigest = new string('2', 64),
        GitCommit = new string('3', 40),
        Tools = new ToolVersions("10.0.100", "10.0.0", "0.1.0"),
        Host = new HostDescription("Debian", "linux-x64", 2),
        Baseline = Variant(BuildVariant.Baseline),
        Pgo = Variant(BuildVariant.Pgo),
        Findings = [],
    };

    private static VariantRecord Variant(BuildVariant variant) => new(
        variant.Name(),
        ModeDefinition.Of(PgoMode.Dynamic).Recipe(variant, "linux-x64", new Dictionary<string, string>()).Properties,
        12.345,
        [new FileDigest("app.dll", 42, new string('a', 64))]);
}
