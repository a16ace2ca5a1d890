using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Records;

/// <summary>What a run measured and decided in one mode.</summary>
/// <param name="Builds">The builds that were measured.</param>
/// <param name="TimeSpent">Where the mode's time went.</param>
/// <param name="Result">What was measured and what it came to.</param>
public sealed record ModeRecord(BuildsRecord Builds, TimeSpent TimeSpent, ModeResult Result)
{
    /// <summary>How busy the machine was; <see langword="null"/> in records from before it was kept.</summary>
    public MachineLoad? Load { get; init; }

    /// <summary>What tonight's build was measured against; <see langword="null"/> by day.</summary>
    public ReferenceRecord? Reference { get; init; }
}
