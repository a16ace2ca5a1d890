using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.PgoPerf.Runs;

/// <summary>What a run does at night beside its scenarios: regression against a reference build, and the check of itself.</summary>
/// <param name="PinMissing">Whether a mode without a reference gets tonight's builds as one.</param>
public sealed record NightOptions(bool PinMissing)
{
    /// <summary>Why there can be no night in <paramref name="mode"/>, and what to do; <see langword="null"/> where there can.</summary>
    public string? Obstacle(PgoConfig config, PgoMode mode) => PinMissing || new PinStore(config).ReferenceOf(mode) is not null
        ? null
        : $"mode {mode.Name()} has no reference build to find regressions against; make one with inferno-pgo pin {mode.Name()}, "
            + "or let tonight's become it with --pin-missing";
}
