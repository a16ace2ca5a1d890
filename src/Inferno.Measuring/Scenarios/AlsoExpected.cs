using System.Globalization;

namespace Inferno.Measuring.Scenarios;

/// <summary>A figure that a scenario's launches or builds have beside what they are measured by; the less the better.</summary>
public enum SideFigure
{
    /// <summary>The 95th percentile of a launch's batches, in the unit of the batches.</summary>
    P95,

    /// <summary>The most memory that the process has held, in bytes.</summary>
    PeakMemory,

    /// <summary>Bytes that the measured batches allocated on the managed heap.</summary>
    AllocatedBytes,

    /// <summary>Bytes of all files of the build: one number, without noise.</summary>
    SizeOnDisk,
}

/// <summary>What a figure beside the times must show, in the same pairs.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Expectation">A <see cref="GainAbove"/>, at most 0 where growth is bounded, or an <see cref="EqualWithin"/>.</param>
public sealed record AlsoExpected(SideFigure Figure, Expectation Expectation)
{
    /// <summary>The figure for people.</summary>
    internal string Name => Figure switch
    {
        SideFigure.P95 => "p95",
        SideFigure.PeakMemory => "peak memory",
        SideFigure.AllocatedBytes => "allocated bytes",
        _ => "size on disk",
    };

    /// <summary>The expectation in a few words, for a table.</summary>
    public override string ToString() => Expectation switch
    {
        GainAbove { Margin: > 0 and var margin } => string.Create(CultureInfo.InvariantCulture, $"{Name} less by > {margin:0.#%}"),
        GainAbove { Margin: var margin } => string.Create(CultureInfo.InvariantCulture, $"{Name} growth ≤ {-margin:0.#%}"),
        _ => $"{Name} {Expectation}",
    };
}
