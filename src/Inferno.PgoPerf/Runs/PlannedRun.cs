using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Reports;

namespace Inferno.PgoPerf.Runs;

/// <summary>A run's folder and its plan.</summary>
internal sealed record PlannedRun(RunFolder Folder, RunPlan Plan)
{
    /// <summary>A new run under <paramref name="runs"/>, its plan written.</summary>
    public static PlannedRun Begin(RunOptions options, string runs)
    {
        RunPlan plan = Now(options, options.Seed ?? Random.Shared.Next());
        RunFolder folder = RunFolder.Create(runs, plan.StartedAt, plan.Seed);
        plan.Save(folder.Plan);
        return new PlannedRun(folder, plan);
    }

    /// <summary>The run called <paramref name="id"/> under <paramref name="runs"/>, or the latest.</summary>
    /// <exception cref="ResumeException">There is none, or something has changed.</exception>
    public static PlannedRun Find(RunOptions options, string runs, string? id)
    {
        RunFolder folder = new(id is null ? Latest(runs) : Path.Combine(runs, id));
        if (!File.Exists(folder.Plan))
        {
            throw new ResumeException([$"{folder.Plan} is missing"]);
        }

        RunPlan plan = RunPlan.Load(folder.Plan);
        string[] changes = [.. plan.ChangesTo(Now(options, options.Seed ?? plan.Seed))];
        return changes.Length == 0 ? new PlannedRun(folder, plan) : throw new ResumeException(changes);
    }

    private static RunPlan Now(RunOptions options, int seed) => new()
    {
        StartedAt = DateTimeOffset.UtcNow,
        Seed = seed,
        ModelPath = options.ModelPath,
        Model = FileDigest.OfFolder(options.ModelPath),
        Machine = MachineRecord.Current(),
    };

    private static string Latest(string runs) =>
        (Directory.Exists(runs) ? Directory.EnumerateDirectories(runs) : []).Max(StringComparer.Ordinal)
        ?? throw new ResumeException([$"{runs} holds no run"]);
}
