using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>10,000 comparisons of a program with itself under each noise and at each number of pairs.</summary>
public class FixedSizeCalibration
{
    private static readonly int[] PairCounts = [10, 15, 20, 30, 40];

    public static TheoryData<string> NoiseNames => [.. Noises.Names];

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Alarms_no_more_often_than_promised_and_covers_the_truth(string noise)
    {
        Experiment experiment = new(Noises.Named(noise), TrueGain: 0);
        long[] counts = Simulation.Count(Noises.AllTrials, 3 * PairCounts.Length, Ask, TestContext.Current.CancellationToken);

        for (int i = 0; i < PairCounts.Length; i++)
        {
            counts[3 * i].Should().BeLessThanOrEqualTo(569, "two-sided .05 at n = {0}", PairCounts[i]);
            counts[3 * i + 1].Should().BeLessThanOrEqualTo(217, "one-sided .0175 at n = {0}", PairCounts[i]);
            counts[3 * i + 2].Should().BeInRange(9430, 9800, "95% intervals at n = {0}", PairCounts[i]);
        }

        void Ask(SplitMix64 random, Span<long> counts)
        {
            Launches launches = experiment.Draw(PairCounts[^1], random);
            for (int i = 0; i < PairCounts.Length; i++)
            {
                PairedEstimate estimate = launches.Estimate(PairCounts[i]);
                counts[3 * i] += estimate.PValueDifference() <= .05 ? 1 : 0;
                counts[3 * i + 1] += estimate.PValueGainAbove(0) <= .0175 ? 1 : 0;
                counts[3 * i + 2] += estimate.GainInterval(.95).Contains(0) ? 1 : 0;
            }
        }
    }
}
