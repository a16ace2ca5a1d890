namespace Inferno.Statistics.Tests.Decisions;

public class SuperiorityTests
{
    [Theory]
    [InlineData(10, .2, .01, Decision.Pass)]
    [InlineData(10, .0, .01, Decision.Fail)]
    [InlineData(10, .1, .01, Decision.Continue)]
    [InlineData(30, .1, .01, Decision.Continue)]
    [InlineData(40, .1, .01, Decision.Inconclusive)]
    [InlineData(40, .2, .01, Decision.Pass)]
    [InlineData(40, .2, .5, Decision.Inconclusive)]
    [InlineData(40, -.3, .01, Decision.Fail)]
    public void Decides_by_gain_error_and_look(int pairs, double gain, double error, Decision expected) =>
        Superiority.Decide(Pairs.Estimate(pairs, gain, error), .1, SequentialDesign.Warm).Should().Be(expected);

    [Fact]
    public void Passes_at_its_boundary_and_not_beyond()
    {
        PairedEstimate estimate = Pairs.Estimate(20, .12, .01);
        double p = estimate.PValueGainAbove(.1);
        SequentialDesign reached = new([20], p, .001);
        SequentialDesign missed = new([20], Math.BitDecrement(p), .001);

        Superiority.Decide(estimate, .1, reached).Should().Be(Decision.Pass);
        Superiority.Decide(estimate, .1, missed).Should().Be(Decision.Inconclusive);
    }

    [Fact]
    public void Refuses_to_look_between_the_looks()
    {
        Action decide = () => Superiority.Decide(Pairs.Estimate(12, .2, .01), .1, SequentialDesign.Warm);

        decide.Should().Throw<ArgumentException>().WithMessage("12 pairs are no look of this design (10, 15, 20, 30, 40)*");
    }
}
