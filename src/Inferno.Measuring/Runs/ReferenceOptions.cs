using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.Measuring.Runs;

/// <summary>Which build a run looks for regressions against: the latest pin of each mode.</summary>
/// <param name="PinMissing">Whether a mode without a reference gets the run's own builds as one.</param>
public sealed record ReferenceOptions(bool PinMissing)
{
    /// <summary>Why <paramref name="mode"/> has no reference, and what to do; <see langword="null"/> where it has.</summary>
    public string? Obstacle(PgoConfig config, PgoMode mode) => PinMissing || new PinStore(config).ReferenceOf(mode) is not null
        ? null
        : $"mode {mode.Name()} has no reference build to find regressions against; make one with inferno-pgo pin {mode.Name()}, "
            + "or let the builds of this run become it with --pin-missing";
}
