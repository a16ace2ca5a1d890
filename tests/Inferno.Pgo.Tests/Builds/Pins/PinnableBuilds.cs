using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tests.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.Pins;

/// <summary>Builds of the dynamic mode that pass their verification, made of a few bytes each.</summary>
internal sealed class PinnableBuilds
{
    private readonly TemporaryFolder _folder;

    public PinnableBuilds(TemporaryFolder folder)
    {
        _folder = folder;
        Config = new SampleProgram(folder).Create();
    }

    public PgoConfig Config { get; }

    public string Directory => Path.Combine(Config.Output, "dynamic");

    /// <summary>Writes builds whose library holds <paramref name="library"/>, with their manifest.</summary>
    /// <returns>Their folder.</returns>
    public string Make(string library = "a library", string? commit = null)
    {
        ManifestFile.Save(
            new BuildManifest
            {
                SchemaVersion = BuildManifest.CurrentSchema,
                Mode = "dynamic",
                BuiltAt = DateTimeOffset.UnixEpoch,
                InputDigest = new string('1', 64),
                SourceDigest = new string('2', 64),
                GitCommit = commit,
                Tools = new ToolVersions("10.0.100", "10.0.0", "0.1.0"),
                Host = new HostDescription("Debian", "linux-x64", 2),
                Baseline = Variant(BuildVariant.Baseline, DynamicPair.Off, library),
                Pgo = Variant(BuildVariant.Pgo, DynamicPair.On, library),
                Findings = [],
            },
            Path.Combine(Directory, BuildManifest.FileName));
        return Directory;
    }

    private VariantRecord Variant(BuildVariant variant, string config, string library)
    {
        string folder = Path.Combine("artifacts", "pgo", "dynamic", variant.Name());
        _folder.Write(Path.Combine(folder, "app.runtimeconfig.json"), config);
        _folder.Write(Path.Combine(folder, "app.dll"), library);
        return new VariantRecord(
            variant.Name(), DynamicPair.Recipe(variant).Properties, 1, FileDigest.OfFolder(Path.Combine(_folder.Root, folder)));
    }
}
