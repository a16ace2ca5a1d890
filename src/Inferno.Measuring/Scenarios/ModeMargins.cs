using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Scenarios;

/// <summary>The gain that each mode owes on warm batches.</summary>
public static class ModeMargins
{
    /// <summary>The margin of <paramref name="mode"/>: 0.1 is 10% less time.</summary>
    /// <remarks>
    /// The static modes get a part of what dynamic profiles give, so they owe less until their toolchain catches up.
    /// </remarks>
    public static double Of(PgoMode mode) => mode switch
    {
        PgoMode.Dynamic => .10,
        PgoMode.NativeAot => .05,
        PgoMode.ReadyToRun => .03,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode."),
    };
}
