using System.Globalization;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Training;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Committed;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Exporting;

/// <summary>Puts the profile of a program's sources beside its project, to be committed and published with.</summary>
/// <param name="config">The program and its training.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class ProfileExporter(PgoConfig config, IProgress<string>? progress = null)
{
    /// <summary>
    /// How much of two profiles' weight must lie in the same methods for the committed one to stay, 0 to 100. Trained twice on one
    /// build, programs with threads and timers differ by tenths of a percent.
    /// </summary>
    public const double SameOverlapPercent = 99;

    private readonly ProfileStore _profiles = new(config, progress);

    /// <summary>
    /// Writes the profile with its record, training the program where it has no profile of these sources. A committed profile that says
    /// the same stays as it is, byte for byte.
    /// </summary>
    /// <param name="retrain">Train in any case.</param>
    /// <param name="replace">Write the new profile even where the committed one says the same.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <returns>The profile's path.</returns>
    /// <exception cref="TrainingException">A training run failed.</exception>
    /// <exception cref="BuildException">The program cannot be built, or its profile holds nothing.</exception>
    public async Task<string> ExportAsync(bool retrain, bool replace, CancellationToken cancellation)
    {
        BuildChecks.Run(config, PgoMode.ReadyToRun);
        BuildSources sources = await BuildSources.GatherAsync(config, cancellation);
        TrainedProfile trained = retrain
            ? await _profiles.TrainAsync(sources, cancellation)
            : await _profiles.EnsureAsync(sources, _ => Task.CompletedTask, cancellation);
        Profile profile = FileLocalTypes.WithoutPaths(ProfileTrimming.Of(MibcReader.Read(trained.Path), trained.Record.Published));
        if (profile.Methods.Count == 0)
        {
            throw new BuildException($"INF1020: the training runs of {config.File} left no method with data; let them do the work that shall be fast");
        }

        string target = config.CommittedProfile;
        if (!replace && StaysFor(profile, trained.Record.Published) is { } why)
        {
            progress?.Report($"export: {Path.GetFileName(target)} stays as it is: {why}");
            return target;
        }

        MibcWriter.Write(profile, target);
        ProfileRecord record = await RecordAsync(trained.Record, profile, Digest.OfFile(target), cancellation);
        record.Save(target);
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture, $"export: {record.Profile}, {record.Methods} methods, {new FileInfo(target).Length / 1e3:F0} kB; commit it with its record"));
        return target;
    }

    /// <summary>Why the committed profile stays; <see langword="null"/> where it is to be replaced.</summary>
    private string? StaysFor(Profile trained, IReadOnlyList<string> assemblies)
    {
        try
        {
            string target = config.CommittedProfile;
            string digest = File.Exists(target) ? Digest.OfFile(target) : "";
            if (ProfileRecord.Find(target)?.Digest != digest)
            {
                return null;
            }

            Profile committed = MibcReader.Read(target);
            double overlap = ProfileComparison.Of(committed, trained).OverlapPercent;
            return MibcWriter.Digest(trained) == digest ? "it is of these sources"
                : overlap >= SameOverlapPercent && HasTheCodeOf(committed, trained, assemblies)
                    ? string.Create(CultureInfo.InvariantCulture, $"training gave the same code with {overlap:F1}% of the weight in the same methods (--replace writes it anew)")
                : null;
        }
        catch (ProfileFormatException)
        {
            return null; // what cannot be read is replaced
        }
    }

    private static bool HasTheCodeOf(Profile committed, Profile trained, IReadOnlyList<string> assemblies) =>
        ProfileCoverage.HottestMethods(trained, ProfileCoverage.HotShare)
            .Where(method => assemblies.Contains(method.Method.Assembly))
            .All(method => committed.Find(method.Method)?.BodyDigest == method.BodyDigest);

    private async Task<ProfileRecord> RecordAsync(TrainingRecord trained, Profile profile, string digest, CancellationToken cancellation) => new()
    {
        Profile = Path.GetFileName(config.CommittedProfile),
        Digest = digest,
        Commit = await GitRepository.CommitAsync(config.Root, progress, cancellation),
        Tool = $"inferno-pgo {typeof(ProfileExporter).Assembly.GetName().Version?.ToString(3)}",
        Runs = trained.Runs,
        Methods = profile.Methods.Count,
        CoveragePercent = trained.CoveragePercent,
    };
}
