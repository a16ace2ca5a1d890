namespace Inferno.Statistics.Tests.Decisions;

public class FutilityTests
{
    private static readonly SequentialDesign Warm = SequentialDesign.Warm with { StopsWhenFutile = true };
    private static readonly SequentialDesign Equal = SequentialDesign.Equivalence with { StopsWhenFutile = true };

    [Theory]
    [InlineData(10, .10, .01, Decision.Continue)]
    [InlineData(15, .10, .01, Decision.Inconclusive)]
    [InlineData(15, .12, .01, Decision.Continue)]
    [InlineData(15, .08, .01, Decision.Continue)]
    [InlineData(30, .10, .01, Decision.Inconclusive)]
    [InlineData(15, .20, .01, Decision.Pass)]
    [InlineData(15, .00, .01, Decision.Fail)]
    public void Stops_a_gain_that_the_last_look_would_hardly_decide(int pairs, double gain, double error, Decision expected) =>
        Superiority.Decide(Pairs.Estimate(pairs, gain, error), .1, Warm).Should().Be(expected);

    [Theory]
    [InlineData(10, .00, .2, Decision.Continue)]
    [InlineData(15, .00, .2, Decision.Inconclusive)]
    [InlineData(15, .00, .05, Decision.Continue)]
    [InlineData(15, -.1, .02, Decision.Inconclusive)]
    [InlineData(15, -.14, .02, Decision.Continue)]
    [InlineData(15, .12, .02, Decision.Continue)]
    public void Stops_an_equality_that_the_last_look_would_hardly_decide(
        int pairs, double gain, double error, Decision expected) =>
        Equivalence.Decide(Pairs.Estimate(pairs, gain, error), .1, Equal).Should().Be(expected);

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    public void Goes_on_to_the_last_look_where_it_is_not_asked_to_stop(int pairs)
    {
        Superiority.Decide(Pairs.Estimate(pairs, .1, .01), .1, SequentialDesign.Warm).Should().Be(Decision.Continue);
        Equivalence.Decide(Pairs.Estimate(pairs, 0, .2), .1, SequentialDesign.Equivalence).Should().Be(Decision.Continue);
    }

    [Fact]
    public void Stops_a_ratio_without_spread_that_lies_at_the_margin() =>
        Superiority.Decide(new PairedEstimate(15, 3, -double.LogP1(-.1), 0, 7), .1, Warm).Should().Be(Decision.Inconclusive);

    [Theory]
    [InlineData(15, .5)]
    [InlineData(15, 1.5)]
    [InlineData(30, .5)]
    [InlineData(30, -1.0)]
    public void Predicts_what_drawing_the_truth_and_the_rest_of_the_pairs_gives(int pairs, double standardised)
    {
        const double bound = .1;
        const double error = .01;
        const int draws = 40_000;
        double mean = bound + standardised * error;
        double lastError = error * Math.Sqrt(pairs / 40.0);
        double restError = error * Math.Sqrt(pairs / (40.0 - pairs));
        SplitMix64 random = new(22);
        int above = 0;
        int below = 0;
        for (int i = 0; i < draws; i++)
        {
            double truth = mean + error * random.NextGaussian();
            double rest = truth + restError * random.NextGaussian();
            double last = (pairs * mean + (40 - pairs) * rest) / 40;
            above += (last - bound) / lastError > 2.10836 ? 1 : 0; // the normal quantile of .0175
            below += (bound - last) / lastError > 2.74201 ? 1 : 0; // of .00305
        }

        Futility prediction = new(new PairedEstimate(pairs, pairs / 5, mean, error, 7), 40);

        prediction.Above(bound, .0175).Should().BeApproximately((double)above / draws, .01);
        prediction.Below(bound, .00305).Should().BeApproximately((double)below / draws, .01);
    }
}
