using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Publishes both variants, verifies them and puts them in place with their manifest.</summary>
internal sealed class BuildMaker(PgoConfig config, PgoMode mode, IProgress<string>? progress)
{
    private readonly Lazy<Staging> _staging = new(() => new Staging(config.Output, mode));
    private PublishedVariant? _baseline;

    /// <summary>Publishes today's baseline, before <see cref="MakeAsync"/> knows the profile, on which it does not depend.</summary>
    public async Task PublishBaselineAsync(BuildSources sources, CancellationToken cancellation) =>
        _baseline = await PublishAsync(ModeDefinition.Of(mode).Baseline(config, []), sources, null, cancellation);

    /// <summary>Makes the builds that <paramref name="inputs"/> describe.</summary>
    public async Task<BuildResult> MakeAsync(BuildInputs inputs, CancellationToken cancellation)
    {
        Profile? profile = inputs.Profile is { } trained ? MibcReader.Read(trained.Path) : null;
        PublishedVariant baseline = _baseline ?? await PublishAsync(inputs.Baseline, inputs.Sources, null, cancellation);
        PublishedVariant pgo = await PublishAsync(inputs.Pgo, inputs.Sources, profile, cancellation);
        StaticEvidence? evidence = profile is null ? null : EvidenceOf(inputs, profile, baseline, pgo);
        BuildPair pair = new(inputs.Baseline, inputs.Pgo, baseline.Snapshot, pgo.Snapshot)
        {
            BaselineCompilations = baseline.Evidence.Compilations,
            PgoCompilations = pgo.Evidence.Compilations,
            Evidence = evidence,
        };
        BuildManifest manifest = new()
        {
            SchemaVersion = BuildManifest.CurrentSchema,
            Mode = mode.Name(),
            Program = inputs.Sources.Program,
            BuiltAt = DateTimeOffset.UtcNow,
            InputDigest = inputs.Digest(),
            SourceDigest = inputs.Sources.Digest,
            GitCommit = await GitRepository.CommitAsync(config.Root, progress, cancellation),
            Tools = await ToolsAsync(inputs.Sources.Sdk, cancellation),
            Host = HostDescription.Current,
            Baseline = baseline.Record,
            Pgo = pgo.Record,
            Profile = evidence,
            Findings = BuildVerifier.Verify(pair),
        };
        return Finish(inputs, manifest);
    }

    private Task<PublishedVariant> PublishAsync(
        BuildRecipe recipe, BuildSources sources, Profile? profile, CancellationToken cancellation) =>
        new VariantPublisher(config, sources.Program, _staging.Value, progress).PublishAsync(recipe, profile, cancellation);

    private BuildResult Finish(BuildInputs inputs, BuildManifest manifest)
    {
        Staging staging = _staging.Value;
        if (inputs.Profile is { } profile)
        {
            File.Copy(profile.Path, Path.Combine(staging.Content, profile.Record.File));
        }

        ManifestFile.Save(manifest, Path.Combine(staging.Content, BuildManifest.FileName));
        return BuildVerifier.Forbids(manifest.Findings)
            ? throw new BuildRejectedException(staging.Reject(), manifest.Findings)
            : new BuildResult(mode, staging.Accept(), manifest, Reused: false);
    }

    private static StaticEvidence EvidenceOf(
        BuildInputs inputs, Profile profile, PublishedVariant baseline, PublishedVariant pgo) => new(
            inputs.Profile!.Record,
            pgo.Fit!,
            BodyChanges.Of(ModeDefinition.Of(inputs.Mode).Spell, BodyComparison.Of(baseline.Evidence.Bodies, pgo.Evidence.Bodies), profile));

    private async Task<ToolVersions> ToolsAsync(string sdk, CancellationToken cancellation) => new(
        sdk,
        await DotnetSdk.RuntimeVersionAsync(config.Root, cancellation),
        typeof(Builder).Assembly.GetName().Version?.ToString(3) ?? "");
}
