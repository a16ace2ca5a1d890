using System.Globalization;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Builds;

/// <summary>Makes the two builds of a mode, proves that they differ in PGO only, and reuses them while nothing changed.</summary>
/// <param name="config">The program, its training and where the builds go.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class Builder(PgoConfig config, IProgress<string>? progress = null)
{
    /// <summary>Returns the builds of <paramref name="mode"/>, making them where they are missing, stale or damaged.</summary>
    /// <exception cref="ChildProcessException">A publish failed.</exception>
    /// <exception cref="BuildRejectedException">The builds failed their verification.</exception>
    public async Task<BuildResult> EnsureAsync(PgoMode mode, CancellationToken cancellation)
    {
        using BuildLock taken = await LockAsync(mode, cancellation);
        BuildInputs inputs = await BuildInputs.GatherAsync(config, mode, cancellation);
        BuildState state = BuildState.Of(DirectoryOf(mode), inputs);
        progress?.Report($"{mode.Name()}: {state.Description}");
        return state.Manifest is { } manifest
            ? new BuildResult(mode, DirectoryOf(mode), manifest, Reused: true)
            : await MakeAsync(mode, inputs, cancellation);
    }

    /// <summary>Makes the builds of <paramref name="mode"/> anew.</summary>
    /// <inheritdoc cref="EnsureAsync" path="/exception"/>
    public async Task<BuildResult> BuildAsync(PgoMode mode, CancellationToken cancellation)
    {
        using BuildLock taken = await LockAsync(mode, cancellation);
        return await MakeAsync(mode, await BuildInputs.GatherAsync(config, mode, cancellation), cancellation);
    }

    /// <summary>Everything wrong with the builds of <paramref name="mode"/> as they lie there, staleness included.</summary>
    /// <exception cref="ManifestException">They are missing, or their manifest cannot be trusted.</exception>
    public async Task<IReadOnlyList<Finding>> VerifyAsync(PgoMode mode, CancellationToken cancellation)
    {
        string directory = DirectoryOf(mode);
        BuildManifest manifest = ManifestFile.Load(Path.Combine(directory, BuildManifest.FileName));
        BuildInputs inputs = await BuildInputs.GatherAsync(config, mode, cancellation);
        IEnumerable<Finding> stale = manifest.InputDigest == inputs.Digest() ? [] : [Findings.Stale()];
        return [.. stale, .. BuildVerifier.Verify(directory)];
    }

    private string DirectoryOf(PgoMode mode) => Path.Combine(config.Output, mode.Name());

    private Task<BuildLock> LockAsync(PgoMode mode, CancellationToken cancellation) =>
        BuildLock.TakeAsync(Path.Combine(config.Output, $".{mode.Name()}.lock"), progress, cancellation);

    private async Task<BuildResult> MakeAsync(PgoMode mode, BuildInputs inputs, CancellationToken cancellation)
    {
        Staging staging = new(config.Output, mode);
        VariantRecord baseline = await PublishAsync(staging, inputs.Baseline, cancellation);
        VariantRecord pgo = await PublishAsync(staging, inputs.Pgo, cancellation);
        BuildPair pair = new(inputs.Baseline, inputs.Pgo, Snapshot(staging, baseline), Snapshot(staging, pgo));
        BuildManifest manifest = new()
        {
            SchemaVersion = BuildManifest.CurrentSchema,
            Mode = mode.Name(),
            BuiltAt = DateTimeOffset.UtcNow,
            InputDigest = inputs.Digest(),
            SourceDigest = inputs.SourceDigest,
            GitCommit = await GitCommit.OfAsync(config.Root, cancellation),
            Tools = await ToolsAsync(inputs.Sdk, cancellation),
            Host = HostDescription.Current,
            Baseline = baseline,
            Pgo = pgo,
            Findings = BuildVerifier.Verify(pair),
        };
        ManifestFile.Save(manifest, Path.Combine(staging.Content, BuildManifest.FileName));
        return BuildVerifier.Forbids(manifest.Findings)
            ? throw new BuildRejectedException(staging.Reject(), manifest.Findings)
            : new BuildResult(mode, staging.Accept(), manifest, Reused: false);
    }

    private async Task<VariantRecord> PublishAsync(Staging staging, BuildRecipe recipe, CancellationToken cancellation)
    {
        string name = recipe.Variant.Name();
        progress?.Report($"{recipe.Mode.Name()}: publishing {name}");
        PublishFolders folders = new(staging.Work, Path.Combine(staging.Content, name));
        ChildOutput output = await DotnetPublish.RunAsync(config.Project, recipe, folders, cancellation);
        staging.ClearWork();
        VariantRecord record = new(
            name, recipe.Properties, Math.Round(output.Duration.TotalSeconds, 3), FileDigest.OfFolder(folders.Output));
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{recipe.Mode.Name()}: published {name} in {record.PublishSeconds:F1} s, {record.Files.Count} files, {record.TotalSize() / 1e6:F1} MB"));
        return record;
    }

    private static BuildSnapshot Snapshot(Staging staging, VariantRecord record) =>
        BuildSnapshot.Of(Path.Combine(staging.Content, record.Directory));

    private async Task<ToolVersions> ToolsAsync(string sdk, CancellationToken cancellation) => new(
        sdk,
        await DotnetSdk.RuntimeVersionAsync(config.Root, cancellation),
        typeof(Builder).Assembly.GetName().Version?.ToString(3) ?? "");
}
