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

    /// <summary>The model directory.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The digest of the model's files; empty where it is unknown.</summary>
    public required string ModelDigest { get; init; }

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
        ModelPath = run.ModelPath,
        ModelDigest = run.ModelDigest,
        Machine = run.Machine,
        Modes = [.. run.Modes.Select(mode => RecordedMode.Of(mode, LaunchMetrics.With(run.Metrics)))],
    };
}
