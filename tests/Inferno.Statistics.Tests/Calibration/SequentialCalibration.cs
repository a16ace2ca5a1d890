using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class SequentialCalibration
{
    private const double Margin = .1;

    public static TheoryData<string> NoiseNames => [.. Noises.Names];

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void A_gain_of_exactly_the_margin_rarely_passes_or_fails(string noise)
    {
        Tally tally = Gain(new Experiment(Noises.Named(noise), Margin));

        tally.Passed.Should().BeLessThanOrEqualTo(569);
        tally.Failed.Should().BeLessThanOrEqualTo(132);
    }

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void A_gain_below_the_margin_hardly_ever_passes(string noise) =>
        Gain(new Experiment(Noises.Named(noise), .09)).PassRate.Should().BeLessThanOrEqualTo(.01);

    [Fact]
    public void A_gain_above_the_margin_passes_soon_through_bursts()
    {
        Tally tally = Gain(new Experiment(StandardNoise.Bursts, .15));

        tally.PassRate.Should().BeGreaterThanOrEqualTo(.98);
        tally.MeanLaunches.Should().BeLessThanOrEqualTo(32);
    }

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Sides_as_unequal_as_the_margin_rarely_pass_as_equal(string noise)
    {
        Tally slower = Equality(new Experiment(Noises.Named(noise), -Margin));
        Tally faster = Equality(new Experiment(Noises.Named(noise), Margin / (1 + Margin)));

        slower.PassRate.Should().BeLessThanOrEqualTo(.057);
        faster.PassRate.Should().BeLessThanOrEqualTo(.057);
    }

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Extra_noise_in_one_arm_does_not_make_a_pass(string noise) =>
        Gain(new Experiment(Noises.Named(noise), Margin) { CandidateSpread = .1 })
            .PassRate.Should().BeLessThanOrEqualTo(.057);

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void A_slower_second_launch_does_not_make_a_pass(string noise) =>
        Gain(new Experiment(Noises.Named(noise), Margin) { PositionEffect = .02 })
            .PassRate.Should().BeLessThanOrEqualTo(.057);

    [Fact]
    public void A_candidate_that_is_measured_too_fast_does_pass() =>
        Gain(new Experiment(StandardNoise.Independent, Margin) { Bias = -.05 })
            .PassRate.Should().BeGreaterThan(.5, "the bounds above must be able to fail");

    private static Tally Gain(Experiment experiment) => Tally.Of(
        Noises.AllTrials,
        random => Sequentially.Gain(experiment, Margin, random),
        TestContext.Current.CancellationToken);

    private static Tally Equality(Experiment experiment) => Tally.Of(
        Noises.AllTrials,
        random => Sequentially.Equality(experiment, Margin, random),
        TestContext.Current.CancellationToken);
}
