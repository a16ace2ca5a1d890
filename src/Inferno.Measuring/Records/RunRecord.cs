using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Records;

/// <summary>Everything that a run measured and decided, as it is kept.</summary>
public sealed record RunRecord
{
    /// <summary>The version of this record's shape that is written now.</summary>
    public const int CurrentSchema = 4;

    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The run's name, which is its folder's too.</summary>
    public required string Id { get; init; }

    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Draws the order within every pair; the same seed gives the same plan.</summary>
    public required int Seed { get; init; }

    /// <summary>What the scenarios read: files and folders.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The project that was built, relative to its repository; empty in records from before it was kept.</summary>
    public string Program { get; init; } = "";

    /// <summary>The digest of their files: runs are comparable over time only where it is the same.</summary>
    public string InputDigest { get; init; } = "";

    /// <summary>The commit that was checked out; <see langword="null"/> outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>What was read from the program's output beside its times.</summary>
    public IReadOnlyList<MetricDeclaration> Metrics { get; init; } = [];

    /// <summary>The machine that it ran on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>What was measured in each mode and what it came to, at least one.</summary>
    public required IReadOnlyList<ModeRecord> Modes { get; init; }
}
