namespace Inferno.Statistics.Tests.Decisions;

public class CanaryTests
{
    [Theory]
    [InlineData(.0, Decision.Pass)]
    [InlineData(.01, Decision.Pass)]
    [InlineData(.06, Decision.Fail)]
    [InlineData(-.06, Decision.Fail)]
    public void Vouches_until_two_copies_of_one_binary_differ(double gain, Decision expected) =>
        Canary.Decide(Pairs.Estimate(20, gain, .01)).Should().Be(expected);

    [Theory]
    [InlineData(20, Decision.Continue)]
    [InlineData(30, Decision.Continue)]
    [InlineData(40, Decision.Inconclusive)]
    public void Vouches_for_nothing_where_it_is_too_noisy_to_see_a_fault(int pairs, Decision expected) =>
        Canary.Decide(Pairs.Estimate(pairs, 0, .05)).Should().Be(expected);

    /// <summary>A run was once called proved beside this canary.</summary>
    [Theory]
    [InlineData(20, Decision.Continue)]
    [InlineData(30, Decision.Continue)]
    [InlineData(40, Decision.Inconclusive)]
    public void Never_passes_the_canary_that_was_19_percent_off_with_an_interval_of_119_points(int pairs, Decision expected)
    {
        PairedEstimate estimate = Pairs.Estimate(pairs, -.189, .224);

        estimate.GainInterval(.95).Low.Should().BeLessThan(-.8);
        Canary.Decide(estimate).Should().Be(expected);
    }

    [Theory]
    [InlineData(20, .05, Decision.Continue)]
    [InlineData(30, .05, Decision.Continue)]
    [InlineData(40, .05, Decision.Fail)]
    [InlineData(20, .0001, Decision.Fail)]
    public void Alarms_early_only_where_the_copies_differ_beyond_doubt(int pairs, double share, Decision expected)
    {
        // A p-value between the two levels, or far below both.
        double target = share * .1;
        double standardised = StudentTail.Quantile(target / 2, Pairs.Estimate(pairs, 0, 1).DegreesOfFreedom);
        PairedEstimate estimate = Pairs.Estimate(pairs, 0, .03) with { MeanLogRatio = .03 * standardised };

        estimate.PValueDifference().Should().BeApproximately(target, 1e-9);
        Canary.Decide(estimate).Should().Be(expected);
    }

    [Fact]
    public void Alarms_at_one_percent_where_the_interval_is_narrow() =>
        Canary.Decide(Pairs.Estimate(20, .02, .004)).Should().Be(Decision.Fail);

    [Theory]
    [InlineData(15)]
    [InlineData(25)]
    [InlineData(41)]
    public void Refuses_to_look_between_its_looks(int pairs)
    {
        Action decide = () => Canary.Decide(Pairs.Estimate(pairs, 0, .01));

        decide.Should().Throw<ArgumentException>().WithMessage($"{pairs} pairs*20, 30, 40 only*");
    }
}
