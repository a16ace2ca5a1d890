using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class CanaryCalibration
{
    public static TheoryData<string> NoiseNames => [.. Noises.Names, Noises.RoundsName];

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Blames_a_sound_machine_in_one_run_of_a_hundred_however_many_looks_it_takes(string noise)
    {
        // Noisy enough that most canaries look more than once, and quiet enough that few do.
        Tally quiet = Soundness(new Experiment(Noises.Named(noise), 0));
        Tally noisy = Soundness(new Experiment(Noises.Named(noise), 0) { CandidateSpread = .12 });

        quiet.FailRate.Should().BeLessThanOrEqualTo(.015);
        noisy.FailRate.Should().BeLessThanOrEqualTo(.015);
        noisy.MeanLaunches.Should().BeGreaterThan(60);
    }

    [Theory]
    [MemberData(nameof(NoiseNames))]
    public void Hardly_ever_vouches_for_a_harness_that_is_off_by_what_it_rules_out(string noise)
    {
        Soundness(new Experiment(Noises.Named(noise), 0) { Bias = .06 }).PassRate.Should().BeLessThanOrEqualTo(.03);
        Soundness(new Experiment(Noises.Named(noise), 0) { Bias = .06, CandidateSpread = .12 })
            .PassRate.Should().BeLessThanOrEqualTo(.03);
    }

    [Fact]
    public void Is_too_noisy_to_vouch_on_a_machine_where_it_sees_nothing() =>
        Soundness(new Experiment(StandardNoise.Independent, 0) { CandidateSpread = .4 })
            .InconclusiveRate.Should().BeGreaterThan(.95);

    private static Tally Soundness(Experiment experiment) => Tally.Of(
        Noises.AllTrials with { To = 4000 },
        random => Sequentially.Soundness(experiment, random),
        TestContext.Current.CancellationToken);
}
