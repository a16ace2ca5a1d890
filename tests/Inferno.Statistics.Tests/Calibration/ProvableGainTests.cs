using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public sealed class ProvableGainTests
{
    private static readonly IndependentNoise Noise = new(.03);
    private static readonly TrialRange Trials = new(7, 0, 1000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Passes_often_enough_there_and_not_a_tenth_of_a_percent_below()
    {
        double smallest = ProvableGain.Smallest(Noise, .1, 20, Trials, Cancellation)!.Value;

        PassRate(smallest).Should().BeGreaterThanOrEqualTo(ProvableGain.Power);
        PassRate(smallest - .001).Should().BeLessThan(ProvableGain.Power);
    }

    [Fact]
    public void Needs_more_than_the_planning_formula_which_looks_once()
    {
        double planned = Planning.SmallestGain(.03 * Math.Sqrt(2), .1, 40);

        double replayed = ProvableGain.Smallest(Noise, .1, 40, Trials, Cancellation)!.Value;

        replayed.Should().BeInRange(planned, planned + .01);
    }

    [Fact]
    public void Says_so_where_no_gain_can_be_proved() =>
        ProvableGain.Smallest(new IndependentNoise(5), .1, 10, Trials, Cancellation).Should().BeNull();

    [Fact]
    public void Refuses_a_number_of_pairs_that_is_no_look() =>
        FluentActions.Invoking(() => ProvableGain.Smallest(Noise, .1, 12, Trials, Cancellation))
            .Should().Throw<ArgumentException>().WithMessage("*12 pairs are no look*");

    private static double PassRate(double gain) => Tally.Of(
        Trials,
        random =>
        {
            Outcome outcome = Sequentially.Gain(new Experiment(Noise, gain), .1, random);
            return outcome.Launches <= 40 ? outcome : new Outcome(Decision.Inconclusive, 40);
        },
        Cancellation).PassRate;
}
