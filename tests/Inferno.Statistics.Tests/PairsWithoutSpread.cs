namespace Inferno.Statistics.Tests;

public class PairsWithoutSpread
{
    /// <summary>Six of ten pairs gain exactly a half; the trimming takes the other four.</summary>
    private readonly PairedEstimate _estimate = PairedLogRatio.Estimate(
        [2, 2, 2, 2, 2, 2, 3, 4, 1, 1.5], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);

    [Fact]
    public void Have_no_error_and_a_point_for_an_interval()
    {
        _estimate.StandardError.Should().Be(0);
        _estimate.Gain.Should().BeApproximately(.5, 1e-15);
        _estimate.GainInterval(.95).Should().Be(new Interval(_estimate.Gain, _estimate.Gain));
    }

    [Fact]
    public void Prove_a_smaller_gain_and_refute_a_larger_one()
    {
        _estimate.PValueGainAbove(.4).Should().Be(0);
        _estimate.PValueGainBelow(.4).Should().Be(1);
        _estimate.PValueGainAbove(.6).Should().Be(1);
        _estimate.PValueGainBelow(.6).Should().Be(0);
    }

    [Fact]
    public void Leave_the_margin_they_lie_on_open()
    {
        PairedEstimate even = PairedLogRatio.Estimate(
            [2, 2, 2, 2, 2, 2, 3, 4, 1, 1.5], [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);

        even.PValueGainAbove(0).Should().Be(.5);
        even.PValueDifference().Should().Be(1);
    }
}
