using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>Stopping where the rest is futile: what it saves, and that no error rate grows.</summary>
public class FutilityCalibration
{
    private const double Margin = .1;
    private static readonly TrialRange Trials = new(20_261_128, 0, 3000);
    private static readonly SequentialDesign Warm = SequentialDesign.Warm with { StopsWhenFutile = true };
    private static readonly SequentialDesign Equal = SequentialDesign.Equivalence with { StopsWhenFutile = true };

    public static TheoryData<string> NoiseNames => [.. Noises.Names, Noises.RoundsName];

    /// <summary>
    /// The table of the design, whose rows without futility are those of Gaussian pairs that spread by 1.1 times what it
    /// says: Pass within 3 points, pairs within 1.
    /// </summary>
    [Theory]
    [InlineData(.03, .09, 0, 38, 0, 24)]
    [InlineData(.03, .10, 5, 39, 4, 19)]
    [InlineData(.03, .11, 51, 33, 42, 23)]
    [InlineData(.03, .12, 96, 21, 91, 20)]
    [InlineData(.03, .13, 100, 15, 100, 14)]
    [InlineData(.02, .11, 82, 27, 76, 23)]
    [InlineData(.02, .12, 100, 15, 100, 14)]
    public void Saves_and_loses_what_it_was_designed_to(
        double spread, double gain, double pass, double pairs, double passStopping, double pairsStopping)
    {
        Experiment experiment = new(IndependentNoise.OfPairs(1.1 * spread), gain);
        Tally toTheLast = Play(random => Sequentially.Gain(experiment, Margin, random));
        Tally stopping = Play(random => Sequentially.Gain(experiment, Margin, Warm, random));

        (100 * toTheLast.PassRate).Should().BeApproximately(pass, 3);
        (toTheLast.MeanLaunches / 2).Should().BeApproximately(pairs, 1.6);
        (100 * stopping.PassRate).Should().BeApproximately(passStopping, 3);
        (stopping.MeanLaunches / 2).Should().BeApproximately(pairsStopping, 1);
    }

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Decides_nothing_that_going_on_would_not_decide_alike(string noise)
    {
        long[] counts = new long[3];
        foreach (double gain in new[] { 0, .05, .09, .1, .11, .12 })
        {
            Experiment experiment = new(Noises.Named(noise), gain);
            Count(counts, random => Sequentially.Gain(experiment, Margin, random),
                random => Sequentially.Gain(experiment, Margin, Warm, random));
            Experiment slower = new(Noises.Named(noise), -gain);
            Count(counts, random => Sequentially.Equality(slower, Margin, random),
                random => Sequentially.Equality(slower, Margin, Equal, random));
        }

        counts[0].Should().Be(0, "what stops is undecided, and nothing else changes");
        counts[1].Should().BePositive("some must have stopped");
        counts[2].Should().Be(0, "what stops takes fewer launches");
    }

    private static void Count(long[] counts, Func<SplitMix64, Outcome> toTheLast, Func<SplitMix64, Outcome> stopping)
    {
        long[] found = Simulation.Count(Trials with { To = 500 }, 3, Compare, TestContext.Current.CancellationToken);
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += found[i];
        }

        void Compare(SplitMix64 random, Span<long> into)
        {
            ulong seed = random.NextBits();
            Outcome last = toTheLast(new SplitMix64(seed));
            Outcome stopped = stopping(new SplitMix64(seed));
            bool isSame = stopped == last;
            into[0] += isSame || stopped.Decision == Decision.Inconclusive ? 0 : 1;
            into[1] += isSame ? 0 : 1;
            into[2] += stopped.Launches > last.Launches ? 1 : 0;
        }
    }

    private static Tally Play(Func<SplitMix64, Outcome> experiment) =>
        Tally.Of(Trials, experiment, TestContext.Current.CancellationToken);
}
