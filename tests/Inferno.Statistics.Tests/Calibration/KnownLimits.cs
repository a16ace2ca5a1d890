using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>Where the procedure does not keep its word; docs/statistics.md says so with these numbers.</summary>
public class KnownLimits
{
    [Theory]
    [InlineData(.02)]
    [InlineData(.05)]
    [InlineData(.1)]
    public void One_sided_skew_in_one_arm_can_make_a_pass(double skew)
    {
        Experiment experiment = new(StandardNoise.Independent, .1) { BaselineSkew = skew };
        Tally tally = Tally.Of(
            Noises.AllTrials,
            random => Sequentially.Gain(experiment, .1, random),
            TestContext.Current.CancellationToken);

        tally.PassRate.Should().BeInRange(.08, .17);
    }

    [Fact]
    public void Ten_launches_find_five_percent_less_often_than_Welch_on_a_quiet_machine()
    {
        Procedure welch = Procedures.Peers.Single(peer => peer.Name.StartsWith("Welch (hyperfine)", StringComparison.Ordinal));

        Power(welch).Should().BeInRange(.9, 1);
        Power(Procedures.Ours).Should().BeInRange(.7, .85);
    }

    private static double Power(Procedure procedure)
    {
        Experiment experiment = new(StandardNoise.Independent, .05) { Order = procedure.Order };
        return Tally.Of(
            Noises.AllTrials,
            random => new Outcome(
                procedure.Differs(experiment.Draw(10, random), random) ? Decision.Fail : Decision.Pass, 20),
            TestContext.Current.CancellationToken).FailRate;
    }
}
