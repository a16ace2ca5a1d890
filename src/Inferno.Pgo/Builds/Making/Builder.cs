using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Training;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Makes the two builds of a mode, proves that they differ in PGO only, and reuses them while nothing changed.</summary>
/// <param name="config">The program, its training and where the builds go.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class Builder(PgoConfig config, IProgress<string>? progress = null)
{
    private readonly ProfileStore _profiles = new(config, progress);

    /// <summary>
    /// Returns the builds of <paramref name="mode"/>, making them where they are missing, stale or damaged. A static
    /// mode trains the program first where it has no profile of these sources.
    /// </summary>
    /// <exception cref="MissingToolchainException">This machine lacks the mode's tools.</exception>
    /// <exception cref="TrainingException">A training run failed.</exception>
    /// <exception cref="BuildException">The configuration cannot be built, or a publish failed.</exception>
    /// <exception cref="BuildRejectedException">The builds failed their verification.</exception>
    public async Task<BuildResult> EnsureAsync(PgoMode mode, CancellationToken cancellation)
    {
        using HeldBuilds held = await HoldAsync(mode, cancellation);
        return held.Builds;
    }

    /// <summary>The same, and nobody makes them anew until the result is disposed of: not while they are measured.</summary>
    /// <inheritdoc cref="EnsureAsync" path="/exception"/>
    public async Task<HeldBuilds> HoldAsync(PgoMode mode, CancellationToken cancellation)
    {
        BuildLock taken = await LockAsync(mode, cancellation);
        try
        {
            return new HeldBuilds(await MakeWhereNeededAsync(mode, cancellation), taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Trains the program anew, whatever profile of these sources there is; both static modes then need new builds,
    /// which <see cref="EnsureAsync"/> makes.
    /// </summary>
    /// <exception cref="TrainingException">A training run failed.</exception>
    /// <exception cref="BuildException">The publish of the program to be trained failed.</exception>
    public async Task TrainAsync(CancellationToken cancellation) =>
        await _profiles.TrainAsync(await BuildSources.GatherAsync(config, cancellation), cancellation);

    /// <summary>
    /// Makes the builds of <paramref name="mode"/> anew; a profile of these sources is used again (<see cref="TrainAsync"/>).
    /// </summary>
    /// <inheritdoc cref="EnsureAsync" path="/exception"/>
    public async Task<BuildResult> BuildAsync(PgoMode mode, CancellationToken cancellation)
    {
        using BuildLock taken = await LockAsync(mode, cancellation);
        BuildMaker maker = new(config, mode, progress);
        return await maker.MakeAsync(await GatherAsync(mode, maker, cancellation), cancellation);
    }

    /// <summary>Makes builds again that were recorded earlier, from the sources that the configuration names now.</summary>
    /// <exception cref="BuildException">These are not the recorded sources.</exception>
    /// <inheritdoc cref="EnsureAsync" path="/exception"/>
    internal async Task<BuildResult> RebuildAsync(RecordedBuilds recorded, CancellationToken cancellation)
    {
        PgoMode mode = PgoModes.Find(recorded.Mode) ?? throw new BuildException($"'{recorded.Mode}' is no mode of this version");
        using BuildLock taken = await LockAsync(mode, cancellation);
        BuildInputs inputs = await GatherAsync(mode, null, cancellation);
        return inputs.Sources.Digest == recorded.SourceDigest
            ? await new BuildMaker(config, mode, progress).MakeAsync(inputs.By(recorded), cancellation)
            : throw new BuildException($"{config.Project} does not have the recorded sources: they were built with uncommitted changes, or by a version of this tool that counted other files");
    }

    /// <summary>Everything wrong with the builds of <paramref name="mode"/> as they lie there, staleness included.</summary>
    /// <exception cref="BuildRejectedException">There are none, for those that were made last failed their verification.</exception>
    /// <exception cref="ManifestException">They are missing, or their manifest cannot be trusted.</exception>
    public async Task<IReadOnlyList<Finding>> VerifyAsync(PgoMode mode, CancellationToken cancellation)
    {
        string directory = DirectoryOf(mode);
        BuildRejectedException? rejected = BuildRejectedException.Find(Staging.RejectedOf(directory));
        if (rejected is not null && !Directory.Exists(directory))
        {
            throw rejected;
        }

        BuildManifest manifest = ManifestFile.Load(Path.Combine(directory, BuildManifest.FileName));
        BuildSources sources = await BuildSources.GatherAsync(config, cancellation);
        bool isStatic = ModeDefinition.Of(mode).IsStatic;
        TrainedProfile? profile = isStatic ? _profiles.Find(sources) : null;
        bool isCurrent = isStatic == profile is not null
            && manifest.InputDigest == BuildInputs.Of(config, mode, sources, profile).Digest();
        IEnumerable<Finding> stale = isCurrent ? []
            : rejected is null ? [Findings.Stale()]
            : [Findings.Stale(), Findings.Rejected(rejected.Directory, rejected.First)];
        return [.. stale, .. BuildVerifier.Verify(directory)];
    }

    /// <summary>Refuses a configuration of which <paramref name="mode"/> cannot be built, at once and without MSBuild.</summary>
    /// <exception cref="BuildException">A property is one that the mode decides, or the output holds the project.</exception>
    public void Check(PgoMode mode) => BuildChecks.Run(config, mode);

    /// <summary>Why <paramref name="mode"/> cannot be built on this machine; <see langword="null"/> where it can.</summary>
    public string? Missing(PgoMode mode) =>
        ModeDefinition.Of(mode).Missing(config.Properties, Environment.GetEnvironmentVariable("PATH"));

    private async Task<BuildResult> MakeWhereNeededAsync(PgoMode mode, CancellationToken cancellation)
    {
        BuildMaker maker = new(config, mode, progress);
        BuildInputs inputs = await GatherAsync(mode, maker, cancellation);
        BuildState state = BuildState.Of(DirectoryOf(mode), inputs);
        progress?.Report($"{mode.Name()}: {state.Description}");
        return state.Manifest is { } manifest
            ? new BuildResult(mode, DirectoryOf(mode), manifest, Reused: true)
            : await maker.MakeAsync(inputs, cancellation);
    }

    // Who will make the builds can publish the baseline while the program trains, where it does not depend on the profile.
    private async Task<BuildInputs> GatherAsync(PgoMode mode, BuildMaker? maker, CancellationToken cancellation)
    {
        if (Missing(mode) is { } missing)
        {
            throw new MissingToolchainException(mode, missing);
        }

        Check(mode);
        BuildSources sources = await BuildSources.GatherAsync(config, cancellation);
        ModeDefinition definition = ModeDefinition.Of(mode);
        BuildMaker? early = definition.BaselineAwaitsProfile ? null : maker;
        TrainedProfile? profile = definition.IsStatic
            ? await _profiles.EnsureAsync(sources, stop => early?.PublishBaselineAsync(sources, stop) ?? Task.CompletedTask, cancellation)
            : null;
        return BuildInputs.Of(config, mode, sources, profile);
    }

    private string DirectoryOf(PgoMode mode) => Path.Combine(config.Output, mode.Name());

    private Task<BuildLock> LockAsync(PgoMode mode, CancellationToken cancellation) =>
        BuildLock.TakeAsync(Path.Combine(config.Output, $".{mode.Name()}.lock"), progress, cancellation);
}
