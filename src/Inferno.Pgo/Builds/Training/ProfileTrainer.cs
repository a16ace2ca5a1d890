using System.Globalization;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Training;

/// <summary>Publishes the program for the runtime's own compiler, runs it instrumented, and keeps what it learned.</summary>
internal sealed class ProfileTrainer(PgoConfig config, IProgress<string>? progress)
{
    private const int NameDigits = 16;
    private const string Publishing = "profile: publishing the program to be trained";

    /// <summary>Trains and puts the profile with its record into <paramref name="target"/>, replacing what is there.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="assembly">The name of the program's assembly, without extension.</param>
    /// <param name="beside">Done while the program runs: what is counted does not depend on how fast it is.</param>
    /// <param name="cancellation">Ends both.</param>
    public async Task<TrainedProfile> TrainAsync(
        string target, string assembly, Func<CancellationToken, Task> beside, CancellationToken cancellation)
    {
        if (config.Training is { Runs: [], Profiles: [] })
        {
            throw new PgoConfigException(
                config.File, "\"training.runs\" is empty", "at least one run to train a profile on, or a ready one in \"training.profiles\"");
        }

        string staging = Path.Combine(config.Output, ".staging", "training");
        FolderTree.Remove(staging);
        progress?.Report(Publishing);
        string program = await PublishAsync(Path.Combine(staging, "program"), assembly, cancellation);
        WarnOfUncounted(Path.GetDirectoryName(program)!);
        string content = Path.Combine(staging, "profile");
        TrainingRecord record = await Together.RunAsync(stop => LearnAsync(program, staging, content, stop), beside, cancellation);
        FolderTree.Remove(target);
        Directory.Move(content, target);
        FolderTree.Remove(staging);
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"profile: {record.File}, {record.Methods} methods, trained in {record.Seconds:F1} s, {Coverage(record)}"));
        return new TrainedProfile(Path.Combine(target, record.File), record);
    }

    private void WarnOfUncounted(string published)
    {
        IReadOnlyList<string> methods = UncountedMethods.In(Directory.EnumerateFiles(published, "*.dll"));
        if (methods.Count > 0)
        {
            progress?.Report($"profile: {methods.Count} methods are marked AggressiveOptimization, which the runtime never counts: {Some(methods)}");
        }
    }

    private void WarnOfUnresolved(UnresolvedMethod[] methods)
    {
        if (methods.Length > 0)
        {
            progress?.Report($"profile: {methods.Length} methods are not in it: {Some([.. methods.Select(method => $"{method.Name} ({method.Reason})")])}");
        }
    }

    private static string Some(IReadOnlyList<string> names)
    {
        const int shown = 3;
        return string.Join(", ", names.Take(shown)) + (names.Count > shown ? ", …" : "");
    }

    /// <summary>One run has nothing to be compared with.</summary>
    private static string Coverage(TrainingRecord record) => record.CoveragePercent is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"coverage {percent:F1}%")
        : "one run, so nothing says how well it stands for others";

    private async Task<TrainingRecord> LearnAsync(string program, string staging, string content, CancellationToken cancellation)
    {
        TrainingResult[] results = await RunAllAsync(program, staging, cancellation);
        _ = Directory.CreateDirectory(content);
        TrainingRecord record = Create(results, Path.GetDirectoryName(program)!, content, cancellation) with
        {
            Published = [.. Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal)],
        };
        TrainedProfile.SaveRecord(record, content);
        return record;
    }

    private async Task<string> PublishAsync(string output, string assembly, CancellationToken cancellation)
    {
        BuildRecipe recipe = BuildRecipe.ForTraining(HostDescription.Current.RuntimeIdentifier, config.Properties);
        _ = await WorkFolder.UseAsync(
            config.Output,
            progress,
            work => DotnetPublish.RunAsync(config, recipe, Publishing, new PublishFolders(work, output), cancellation),
            cancellation);
        return PublishedProgram.In(output, assembly);
    }

    private async Task<TrainingResult[]> RunAllAsync(string program, string folder, CancellationToken cancellation)
    {
        List<TrainingResult> results = [];
        foreach (TrainingScenario scenario in config.Training.Runs)
        {
            progress?.Report($"profile: training run {scenario.Name} ({results.Count + 1} of {config.Training.Runs.Count})");
            TrainingCommand command = new(DotnetSdk.Host, [program, .. scenario.Arguments])
            {
                WorkingDirectory = config.Root,
                Environment = scenario.Environment,
            };
            TrainingPlan plan = new(command, Path.Combine(folder, $"{scenario.Name}.nettrace"), new TrainingSwitches())
            {
                Program = Path.GetFileNameWithoutExtension(program),
                Ending = scenario.Ending,
                KeepFailed = scenario.KeepFailed,
            };
            TrainingResult result = await RunAsync(scenario.Name, plan, cancellation);
            result.Problems.ToList().ForEach(problem => progress?.Report($"profile: training run {scenario.Name} is kept although {problem}"));
            results.Add(result);
        }

        return [.. results];
    }

    private async Task<TrainingResult> RunAsync(string name, TrainingPlan plan, CancellationToken cancellation)
    {
        try
        {
            return await TrainingRun.RunAsync(plan, progress: null, cancellation);
        }
        catch (TrainingException e)
        {
            throw new TrainingException($"{config.File}: training run {name}, which has no standard input", e);
        }
    }

    private TrainingRecord Create(TrainingResult[] results, string programs, string folder, CancellationToken cancellation)
    {
        ProfileCreation[] creations =
        [
            .. results.Select(result => ProfileCreator.Create([result.TracePath], null, cancellation)),
            .. config.Training.Profiles.Select(path => Ready(path, programs, cancellation)),
        ];
        WarnOfUnresolved([.. creations.SelectMany(creation => creation.Unresolved)]);
        Profile[] runs = [.. creations.Select(creation => creation.Profile)];
        Profile merged = Profile.Merge(runs);
        string draft = Path.Combine(folder, "draft.mibc");
        MibcWriter.Write(merged, draft);
        string digest = Digest.OfFile(draft);
        string name = $"{Path.GetFileNameWithoutExtension(config.Project)}-{digest[..NameDigits]}.mibc";
        File.Move(draft, Path.Combine(folder, name));
        return new TrainingRecord
        {
            File = name,
            Digest = digest,
            Runs =
            [
                .. config.Training.Runs.Select(run => run.Name),
                .. config.Training.Profiles.Select(path => Path.GetRelativePath(config.Root, path).Replace('\\', '/')),
            ],
            Methods = merged.Methods.Count,
            Unresolved = creations.Sum(creation => creation.Unresolved.Count),
            EventsLost = creations.Sum(creation => creation.EventsLost),
            Truncated = creations.Sum(creation => creation.Truncated.Count),
            CoveragePercent = CrossCoverage.Of(runs) is { } coverage ? Math.Round(coverage, 2) : null,
            Assemblies = [.. AssemblyWeight.Of(merged).Select(own => own with { Percent = Math.Round(own.Percent, 3) })],
            Seconds = Math.Round(results.Sum(result => result.Duration.TotalSeconds), 3),
        };
    }

    private static ProfileCreation Ready(string path, string programs, CancellationToken cancellation) => Path.GetExtension(path) == ".mibc"
        ? new ProfileCreation(MibcReader.Read(path), [], 0, 0)
        : ProfileCreator.Create([path], [programs], cancellation);
}
