using Inferno.Statistics;
using Inferno.Statistics.Calibration;
using Inferno.Statistics.Series;

namespace Inferno.Lab.Noise;

/// <summary>Works out what a machine can prove at each look of a run.</summary>
internal static class ProvableRows
{
    private const int Trials = 1000;
    private const ulong Seed = 20_261_123;

    private static readonly double[] Margins = [0, .1];

    public static IReadOnlyList<ProvableRow> Of(CopyTrace trace, LaunchNoise noise)
    {
        double minutesPerPair = trace.Seconds / 60 / trace.Samples.Pairs.Count;
        TraceNoise? recorded = trace.Launches.Count >= Trace.FewestLaunches ? new TraceNoise("trace", [.. trace.Times]) : null;
        return
        [
            .. from pairs in SequentialDesign.Warm.Looks
               from margin in Margins
               select new ProvableRow(
                   pairs,
                   pairs * minutesPerPair,
                   margin,
                   Planning.SmallestGain(noise.PairSpread, margin, pairs),
                   recorded is null ? null : Replayed(recorded, margin, pairs)),
        ];
    }

    private static double? Replayed(TraceNoise noise, double margin, int pairs) =>
        ProvableGain.Smallest(noise, margin, pairs, new TrialRange(Seed, 0, Trials), CancellationToken.None);
}
