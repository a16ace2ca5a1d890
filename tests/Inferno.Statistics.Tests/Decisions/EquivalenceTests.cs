namespace Inferno.Statistics.Tests.Decisions;

public class EquivalenceTests
{
    [Theory]
    [InlineData(10, .0, .01, Decision.Pass)]
    [InlineData(10, .3, .01, Decision.Fail)]
    [InlineData(10, -.3, .01, Decision.Fail)]
    [InlineData(10, .0, .2, Decision.Continue)]
    [InlineData(40, .0, .2, Decision.Inconclusive)]
    [InlineData(40, .09, .01, Decision.Inconclusive)]
    [InlineData(40, -.1, .01, Decision.Inconclusive)]
    public void Decides_by_gain_error_and_look(int pairs, double gain, double error, Decision expected) =>
        Equivalence.Decide(Pairs.Estimate(pairs, gain, error), .1, SequentialDesign.Equivalence).Should().Be(expected);

    [Fact]
    public void Judges_both_directions_alike()
    {
        for (double logRatio = 0; logRatio < .2; logRatio += .001)
        {
            PairedEstimate faster = new(20, 4, logRatio, .01, 10);
            PairedEstimate slower = faster with { MeanLogRatio = -logRatio };

            Equivalence.Decide(faster, .1, SequentialDesign.Equivalence)
                .Should().Be(Equivalence.Decide(slower, .1, SequentialDesign.Equivalence), "at {0}", logRatio);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_margin_that_is_not_above_zero(double delta)
    {
        Action decide = () => Equivalence.Decide(Pairs.Estimate(10, 0, .01), delta, SequentialDesign.Equivalence);

        decide.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*above 0*");
    }
}
