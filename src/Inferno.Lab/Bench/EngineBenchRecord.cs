using Inferno.Measuring.Machines;

namespace Inferno.Lab.Bench;

/// <summary>A comparison of engines as it is kept, with every value.</summary>
public sealed record EngineBenchRecord
{
    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Draws the order within every block.</summary>
    public required int Seed { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>The cases, in the order in which they were measured.</summary>
    public required IReadOnlyList<CaseResult> Results { get; init; }

    /// <summary>What no engine could beat on this machine.</summary>
    public required IReadOnlyList<Bound> Bounds { get; init; }
}
