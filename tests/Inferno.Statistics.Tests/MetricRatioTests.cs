namespace Inferno.Statistics.Tests;

public class MetricRatioTests
{
    private static readonly double[] Steady = [.. Enumerable.Repeat(4096.0, 15)];
    private static readonly double[] Larger = [.. Enumerable.Repeat(4300.8, 15)];

    [Fact]
    public void Is_the_estimate_of_times_on_whatever_is_measured()
    {
        double[] baseline = [.. Enumerable.Range(0, 20).Select(i => 100.0 + (i * 7 % 11))];
        double[] candidate = [.. Enumerable.Range(0, 20).Select(i => 90.0 + (i * 5 % 13))];

        MetricRatio.Estimate(baseline, candidate, Better.Lower)
            .Should().Be(PairedLogRatio.Estimate(baseline, candidate));
        MetricRatio.Estimate(baseline, candidate, Better.Higher)
            .Should().Be(PairedLogRatio.Estimate(candidate, baseline));
    }

    [Fact]
    public void Takes_values_that_never_vary_as_they_are()
    {
        PairedEstimate size = MetricRatio.Estimate(Steady, Larger, Better.Lower);

        size.Gain.Should().BeApproximately(-.05, 1e-12);
        size.StandardError.Should().Be(0);
        Noninferiority.Decide(size, .1, SequentialDesign.Warm).Should().Be(Decision.Pass);
        Noninferiority.Decide(size, .04, SequentialDesign.Warm).Should().Be(Decision.Fail);
        Equivalence.Decide(size, .04, SequentialDesign.Equivalence).Should().Be(Decision.Fail);
    }

    [Fact]
    public void Gains_by_more_requests_a_second_what_it_gains_by_less_time() =>
        MetricRatio.Estimate([.. Steady.Select(x => x / 2)], Steady, Better.Higher).Gain.Should().BeApproximately(.5, 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_value_that_has_no_ratio(double value)
    {
        double[] bad = [.. Steady];
        bad[3] = value;

        FluentActions.Invoking(() => MetricRatio.Estimate(Steady, bad, Better.Lower))
            .Should().Throw<ArgumentException>().WithMessage("candidate[3] is *");
    }

    [Fact]
    public void Refuses_fewer_pairs_than_ten() => FluentActions
        .Invoking(() => MetricRatio.Estimate(Steady.AsSpan(0, 9), Steady.AsSpan(0, 9), Better.Lower))
        .Should().Throw<ArgumentException>().WithMessage("pairs: 9 values*");

    [Theory]
    [InlineData(0)]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_margin_that_is_not_above_zero(double delta) => FluentActions
        .Invoking(() => Noninferiority.Decide(MetricRatio.Estimate(Steady, Larger, Better.Lower), delta, SequentialDesign.Warm))
        .Should().Throw<ArgumentOutOfRangeException>().WithMessage("*above 0*");

    [Fact]
    public void Alarms_no_more_often_than_promised_on_tails() =>
        Rate(1, estimate => estimate.PValueDifference() <= .05).Should().BeLessThanOrEqualTo(.057);

    [Fact]
    public void Seldom_calls_tails_no_worse_that_are_worse_by_the_whole_margin() =>
        Rate(1.1, IsNoWorse).Should().BeLessThanOrEqualTo(.022, "one look's boundary is .0175");

    [Fact]
    public void Calls_the_same_tails_no_worse_and_much_worse_ones_never()
    {
        Rate(1, IsNoWorse).Should().BeGreaterThan(.5);
        Rate(1.25, IsNoWorse).Should().BeLessThanOrEqualTo(.001);
    }

    private static bool IsNoWorse(PairedEstimate estimate) =>
        Noninferiority.Decide(estimate, .1, SequentialDesign.Warm) == Decision.Pass;

    private static double Rate(double worse, Func<PairedEstimate, bool> says)
    {
        const int experiments = 4000;
        return Enumerable.Range(0, experiments).Count(trial =>
        {
            SplitMix64 random = SplitMix64.ForTrial(20_261_128, trial);
            return says(MetricRatio.Estimate(Tails(random, 1), Tails(random, worse), Better.Lower));
        }) / (double)experiments;
    }

    // The 95th percentile of nine batches with an exponential tail: as skewed as latencies are.
    private static double[] Tails(SplitMix64 random, double scale) => [.. Enumerable.Range(0, 40).Select(_ =>
        scale * Quantiles.Value([.. Enumerable.Range(0, 9).Select(_ => 1 - (.1 * Math.Log(1 - random.NextUnit())))], .95))];
}
