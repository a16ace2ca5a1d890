using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>The verdicts on stretches of rounds of two byte copies, captured on a loaded machine.</summary>
public class RoundReplay
{
    private const double Margin = .1;
    private readonly TraceNoise _rounds = Noises.Rounds();

    // 600 rounds hold 15 separate stretches of 40, so that the last rate is known to a few points only.
    [Theory]
    [InlineData(10, .05)]
    [InlineData(20, .05)]
    [InlineData(40, .0569)]
    public void Alarms_no_more_often_than_promised(int pairs, double most) => Play(random =>
        new Outcome(
            new Experiment(_rounds, 0).Draw(pairs, random).Estimate(pairs).PValueDifference() <= .05 ? Decision.Fail : Decision.Pass,
            2 * pairs)).FailRate.Should().BeLessThanOrEqualTo(most);

    [Fact]
    public void A_gain_of_exactly_the_margin_rarely_passes_or_fails()
    {
        Tally tally = Play(random => Sequentially.Gain(new Experiment(_rounds, Margin), Margin, random));

        tally.PassRate.Should().BeLessThanOrEqualTo(.05);
        tally.FailRate.Should().BeLessThanOrEqualTo(.0132);
    }

    [Fact]
    public void Finds_a_gain_in_fewer_pairs_than_launches_one_after_the_other()
    {
        Tally rounds = Play(random => Sequentially.Gain(new Experiment(_rounds, .12), Margin, random));
        Tally launches = Play(random => Sequentially.Gain(new Experiment(Noises.Trace(), .12), Margin, random));

        rounds.PassRate.Should().BeGreaterThan(.9);
        rounds.MeanLaunches.Should().BeLessThan(launches.MeanLaunches);
    }

    [Fact]
    public void Keeps_the_two_arms_of_a_round_together()
    {
        TraceNoise steps = new("steps", [1, 2, 1, 2, 1, 2, 1, 2]) { IsPaired = true };
        Launches launches = new Experiment(steps, 0).Draw(3, new SplitMix64(4));

        launches.Baseline.Should().OnlyContain(time => Math.Abs(time - 1) < 1e-12);
        launches.Candidate.Should().OnlyContain(time => Math.Abs(time - 2) < 1e-12);
    }

    private static Tally Play(Func<SplitMix64, Outcome> experiment) =>
        Tally.Of(Noises.AllTrials with { To = 4000 }, experiment, TestContext.Current.CancellationToken);
}
