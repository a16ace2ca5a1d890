using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Runs;

/// <summary>A run's folder, its plan, and the lock under which it may measure.</summary>
internal sealed record PlannedRun(RunFolder Folder, RunPlan Plan, RunLock Lock)
{
    /// <summary>A new run with the builds of <paramref name="config"/>, its plan written.</summary>
    /// <exception cref="RunHeldException">Another run measures them.</exception>
    public static PlannedRun Begin(RunOptions options, PgoConfig config) => Locked(config.Output, runs =>
    {
        RunPlan plan = Now(options, config, options.Seed ?? Random.Shared.Next());
        RunFolder folder = RunFolder.Create(runs, plan.StartedAt, plan.Seed);
        plan.Save(folder.Plan);
        return (folder, plan);
    });

    /// <summary>The run with the builds of <paramref name="config"/> that is called <paramref name="id"/>, or the latest.</summary>
    /// <exception cref="ResumeException">There is none, or something has changed.</exception>
    /// <exception cref="RunHeldException">It lives, or another one does.</exception>
    public static PlannedRun Find(RunOptions options, PgoConfig config, string? id) => Locked(config.Output, runs =>
    {
        RunFolder folder = new(id is null ? Latest(runs) : Path.Combine(runs, id));
        if (!File.Exists(folder.Plan))
        {
            throw new ResumeException([$"{folder.Plan} is missing"]);
        }

        RunPlan plan = RunPlan.Load(folder.Plan);
        string[] changes = [.. plan.ChangesTo(Now(options, config, options.Seed ?? plan.Seed))];
        return changes.Length == 0 ? (folder, plan) : throw new ResumeException(changes);
    });

    private static PlannedRun Locked(string output, Func<string, (RunFolder Folder, RunPlan Plan)> plan)
    {
        RunLock? taken = RunLock.Take(output);
        try
        {
            (RunFolder folder, RunPlan planned) = plan(RunFolder.Under(output));
            taken.Note(folder.Id);
            PlannedRun run = new(folder, planned, taken);
            taken = null;
            return run;
        }
        finally
        {
            taken?.Dispose();
        }
    }

    private static RunPlan Now(RunOptions options, PgoConfig config, int seed) => new()
    {
        StartedAt = DateTimeOffset.UtcNow,
        Seed = seed,
        IsStrict = options.IsStrict,
        Inputs = [.. config.Scenarios.Inputs.SelectMany(FileDigest.Of)],
        Machine = MachineRecord.Current(),
    };

    private static string Latest(string runs) =>
        (Directory.Exists(runs) ? Directory.EnumerateDirectories(runs) : []).Max(StringComparer.Ordinal)
        ?? throw new ResumeException([$"{runs} holds no run"]);
}
