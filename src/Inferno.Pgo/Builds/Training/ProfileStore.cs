using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Training;

/// <summary>The profiles of a program by what they were trained on; both static modes share them.</summary>
internal sealed class ProfileStore(PgoConfig config, IProgress<string>? progress)
{
    private const int KeyDigits = 16;

    private readonly string _folder = Path.Combine(config.Output, "profiles");

    /// <summary>The profile trained on exactly these sources, runs and inputs; <see langword="null"/> where there is none.</summary>
    public TrainedProfile? Find(BuildSources sources) => TrainedProfile.Find(FolderOf(sources));

    /// <summary>That profile, trained now where it is missing or damaged, and then <paramref name="beside"/> the training runs.</summary>
    public async Task<TrainedProfile> EnsureAsync(
        BuildSources sources, Func<CancellationToken, Task> beside, CancellationToken cancellation)
    {
        using BuildLock taken = await LockAsync(cancellation);
        CompilerTargets.WriteUnder(config.Output);
        if (Find(sources) is { } found)
        {
            progress?.Report($"profile: {found.Record.File} is up to date");
            return found;
        }

        return await new ProfileTrainer(config, progress).TrainAsync(FolderOf(sources), sources.Program, beside, cancellation);
    }

    /// <summary>That profile, trained now even where there is one.</summary>
    public async Task<TrainedProfile> TrainAsync(BuildSources sources, CancellationToken cancellation)
    {
        using BuildLock taken = await LockAsync(cancellation);
        return await new ProfileTrainer(config, progress).TrainAsync(FolderOf(sources), sources.Program, _ => Task.CompletedTask, cancellation);
    }

    /// <summary>A digest of all that decides a profile.</summary>
    internal static string KeyOf(PgoConfig config, BuildSources sources) => Digest.OfText(string.Join(
        '\n',
        [
            sources.Digest,
            sources.Sdk,
            HostDescription.Current.RuntimeIdentifier,
            typeof(ProfileStore).Assembly.GetName().Version?.ToString(3) ?? "",
            SourceDigest.Of(config.Root, config.Training.Inputs.SelectMany(SourceFiles.Content)),
            .. config.Training.Profiles.Select(path => $"{Path.GetRelativePath(config.Root, path)} {Digest.OfFile(path)}"),
            .. new TrainingSwitches().ToEnvironment("").Select(variable => $"{variable.Key}={variable.Value}"),
            .. config.Properties.Select(property => $"{property.Key}={property.Value}").Order(StringComparer.Ordinal),
            .. config.Training.Runs.Select(run => run.Text()),
        ]));

    private Task<BuildLock> LockAsync(CancellationToken cancellation) =>
        BuildLock.TakeAsync(Path.Combine(_folder, ".lock"), progress, cancellation);

    private string FolderOf(BuildSources sources) => Path.Combine(_folder, KeyOf(config, sources)[..KeyDigits]);
}
