using Inferno.Measuring.Machines;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Comparing;

/// <summary>A comparison of two builds of any program: what was asked, every value, and what it came to.</summary>
public sealed record ComparisonRecord
{
    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When measuring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The two builds.</summary>
    public required BuildPair Programs { get; init; }

    /// <summary>The arguments of every launch.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What a launch was measured by.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether a larger value is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>The margin within which both were to take the same time; <see langword="null"/> where a gain was to be proved.</summary>
    public double? EqualWithin { get; init; }

    /// <summary>Draws the order within every pair; the same seed gives the same plan.</summary>
    public required int Seed { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>What it came to.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Every pair, in the order in which they were measured.</summary>
    public required IReadOnlyList<MeasuredPair<MeasuredLaunch>> Pairs { get; init; }

    /// <summary>The pairs that had to be done again.</summary>
    public required IReadOnlyList<VoidedPair> Voids { get; init; }
}
