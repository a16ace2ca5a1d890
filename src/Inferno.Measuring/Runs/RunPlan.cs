using System.Text.Json;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Runs;

/// <summary>What a run set out to do, and on what: kept to resume it by.</summary>
public sealed record RunPlan
{
    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Draws the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>Whether what stays undecided counts as a failure, so that no look stops for futility.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The files that the scenarios read.</summary>
    public required IReadOnlyList<FileDigest> Inputs { get; init; }

    /// <summary>The machine.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>What is measured, by the mode's name.</summary>
    public IReadOnlyDictionary<string, ModePlan> Modes { get; init; } = new Dictionary<string, ModePlan>();

    /// <summary>What differs in <paramref name="now"/> from this plan, a line each; modes apart.</summary>
    public IEnumerable<string> ChangesTo(RunPlan now)
    {
        if (!now.Inputs.SequenceEqual(Inputs))
        {
            FileDigest[] changed = [.. now.Inputs.Except(Inputs).Concat(Inputs.Except(now.Inputs))];
            yield return $"what the scenarios read (\"scenarioInputs\") is not what it was: {changed.FirstOrDefault()?.Path ?? "the order of files"}";
        }

        if (now.Seed != Seed)
        {
            yield return $"the seed was {Seed} and is {now.Seed}";
        }

        if (now.IsStrict != IsStrict)
        {
            yield return IsStrict
                ? "the run was strict (--strict, INFERNO_STRICT=1) and is to go on without"
                : "the run was not strict and is to go on as such (--strict, INFERNO_STRICT=1)";
        }

        foreach (string change in Machine.ChangesTo(now.Machine))
        {
            yield return $"the machine is another one: {change}";
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="RunFormatException">It is no plan.</exception>
    public static RunPlan Load(string path)
    {
        try
        {
            return RunJson.ReadLine<RunPlan>(File.ReadAllText(path)) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new RunFormatException(path, e.Message, "the plan of a run of this version", e);
        }
    }

    /// <summary>Writes the plan to <paramref name="path"/>.</summary>
    public void Save(string path) => WholeFile.Write(path, RunJson.WriteText(this));
}
