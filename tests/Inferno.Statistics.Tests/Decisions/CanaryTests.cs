namespace Inferno.Statistics.Tests.Decisions;

public class CanaryTests
{
    [Theory]
    [InlineData(.0, Decision.Pass)]
    [InlineData(.01, Decision.Pass)]
    [InlineData(.05, Decision.Fail)]
    [InlineData(-.05, Decision.Fail)]
    public void Sings_until_two_copies_of_one_binary_differ(double gain, Decision expected) =>
        Canary.Decide(Pairs.Estimate(20, gain, .01)).Should().Be(expected);

    [Fact]
    public void Refuses_fewer_pairs_than_its_error_rate_is_promised_for()
    {
        Action decide = () => Canary.Decide(Pairs.Estimate(15, 0, .01));

        decide.Should().Throw<ArgumentException>().WithMessage("canary pairs: 15 values, at least 20*measure 5 more*");
    }
}
