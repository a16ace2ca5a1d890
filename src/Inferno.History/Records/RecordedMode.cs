using Inferno.Measuring.Machines;
using Inferno.Measuring.Metrics;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.History.Records;

/// <summary>What a run measured in one mode.</summary>
/// <param name="Mode">The mode's name.</param>
/// <param name="ManifestDigest">SHA-256 of the builds' manifest, 64 hexadecimal digits.</param>
/// <param name="Results">What each scenario came to.</param>
public sealed record RecordedMode(string Mode, string ManifestDigest, IReadOnlyList<RecordedResult> Results)
{
    /// <summary>How busy the machine was; <see langword="null"/> where that was not kept.</summary>
    public MachineLoad? Load { get; init; }

    internal static RecordedMode Of(ModeRecord mode, IReadOnlyList<LaunchMetric> metrics) => new(
        mode.Result.Mode.Name(),
        mode.Builds.ManifestDigest,
        [.. mode.Result.Scenarios.Select(result => RecordedResult.Of(result, mode.Reference, metrics))])
    {
        Load = mode.Load,
    };
}
