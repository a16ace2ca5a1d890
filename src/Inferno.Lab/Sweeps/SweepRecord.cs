using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds;

namespace Inferno.Lab.Sweeps;

/// <summary>A sweep over model widths, as it is kept and added to.</summary>
public sealed record SweepRecord
{
    /// <summary>The version of this record's shape that is written now.</summary>
    public const int CurrentSchema = 2;

    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>Draws the weights and the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>The machine that it was measured on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>What is known, a mode each.</summary>
    public required IReadOnlyList<ModeSweep> Modes { get; init; }

    /// <summary>What is known of a mode; <see langword="null"/> where nothing is.</summary>
    public ModeSweep? Find(PgoMode mode) => Modes.FirstOrDefault(sweep => sweep.Mode == mode);

    /// <summary>The record with <paramref name="sweep"/> in place of what it held of that mode.</summary>
    public SweepRecord With(ModeSweep sweep) => this with
    {
        Modes = [.. Modes.Where(other => other.Mode != sweep.Mode).Append(sweep).OrderBy(other => other.Mode)],
    };
}
