using Inferno.Measuring.Machines;
using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;

namespace Inferno.History.Records;

/// <summary>A run as the history remembers it.</summary>
public sealed record RecordedRun
{
    /// <summary>The run's name.</summary>
    public required string Id { get; init; }

    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The commit that was checked out; <see langword="null"/> where there was no repository.</summary>
    public string? Commit { get; init; }

    /// <summary>Draws the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>The project that was built, relative to its repository; empty where it is unknown.</summary>
    public string Program { get; init; } = "";

    /// <summary>The files and folders that the scenarios read, with commas between them.</summary>
    public required string Inputs { get; init; }

    /// <summary>The digest of the files that the scenarios read; empty where it is unknown.</summary>
    public required string InputDigest { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>What was measured in each mode.</summary>
    public required IReadOnlyList<RecordedMode> Modes { get; init; }

    /// <summary>What the history keeps of <paramref name="run"/>.</summary>
    public static RecordedRun Of(RunRecord run) => new()
    {
        Id = run.Id,
        StartedAt = run.StartedAt,
        Commit = run.Commit,
        Seed = run.Seed,
        Program = run.Program,
        Inputs = string.Join(", ", run.Inputs),
        InputDigest = run.InputDigest,
        Machine = run.Machine,
        Modes = [.. run.Modes.Select(mode => RecordedMode.Of(mode, LaunchMetrics.With(run.Metrics)))],
    };
}
