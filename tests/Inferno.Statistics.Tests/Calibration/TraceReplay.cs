using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>The verdicts on stretches of a trace that was captured on a loaded machine.</summary>
public class TraceReplay
{
    private const double Margin = .1;
    private readonly TraceNoise _trace = Noises.Trace();

    [Fact]
    public void A_gain_of_exactly_the_margin_rarely_passes_or_fails()
    {
        Tally tally = Play(random => Sequentially.Gain(new Experiment(_trace, Margin), Margin, random));

        tally.PassRate.Should().BeLessThanOrEqualTo(.05);
        tally.FailRate.Should().BeLessThanOrEqualTo(.0132);
    }

    [Fact]
    public void No_gain_never_passes_and_half_as_much_again_always_does()
    {
        Play(random => Sequentially.Gain(new Experiment(_trace, 0), Margin, random)).Passed.Should().Be(0);
        Play(random => Sequentially.Gain(new Experiment(_trace, .15), Margin, random))
            .PassRate.Should().BeGreaterThan(.98);
    }

    [Fact]
    public void Sides_as_unequal_as_the_margin_rarely_pass_as_equal() =>
        Play(random => Sequentially.Equality(new Experiment(_trace, -Margin), Margin, random))
            .PassRate.Should().BeLessThanOrEqualTo(.057);

    [Fact]
    public void A_slowdown_is_reported_when_it_is_one()
    {
        Play(random => Sequentially.Slowdown(new Experiment(_trace, -.03), CalibrationCells.Scenarios, random))
            .FailRate.Should().BeLessThanOrEqualTo(.05 / CalibrationCells.Scenarios);
        Play(random => Sequentially.Slowdown(new Experiment(_trace, -.1), CalibrationCells.Scenarios, random))
            .FailRate.Should().BeGreaterThan(.95);
    }

    [Fact]
    public void The_canary_finds_a_biased_harness_and_seldom_blames_a_sound_one()
    {
        Play(random => Sequentially.Soundness(new Experiment(_trace, 0), random))
            .FailRate.Should().BeLessThanOrEqualTo(.0132);
        Play(random => Sequentially.Soundness(new Experiment(_trace, 0) { Bias = .05 }, random))
            .FailRate.Should().BeGreaterThan(.8);
    }

    private static Tally Play(Func<SplitMix64, Outcome> experiment) =>
        Tally.Of(Noises.AllTrials, experiment, TestContext.Current.CancellationToken);
}
