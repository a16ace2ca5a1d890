using Inferno.Measuring.Rounds;

namespace Inferno.Lab.Bench;

/// <summary>What a contender's launches held and allocated, as medians over them.</summary>
/// <param name="PeakBytes">The most memory that the process held.</param>
/// <param name="AllocatedPerToken">Bytes that the measured batches allocated on the managed heap, by token generated.</param>
public sealed record MemoryUse(double PeakBytes, double AllocatedPerToken)
{
    internal static MemoryUse Of(IReadOnlyList<Launch> launches) => new(
        LaunchPair.Median(launches.Select(launch => (double)launch.Case.Evidence!.PeakBytes)),
        LaunchPair.Median(launches.Select(launch => PerToken(launch.Case))));

    private static double PerToken(MeasuredCase one) =>
        one.Evidence!.AllocatedBytes / (double)Math.Max(1, one.Batches.Sum(batch => batch.Work ?? 0));
}
