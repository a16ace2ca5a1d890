namespace Inferno.Statistics.Tests;

public class PairedLogRatioRefusals
{
    private static readonly double[] Steady = [10.1, 10.4, 9.9, 10.8, 10.2, 11.5, 10.0, 10.3, 10.6, 10.7];

    [Fact]
    public void Refuses_fewer_than_ten_pairs() =>
        Estimating(Steady[1..], Steady[1..])
            .Should().Throw<ArgumentException>().WithMessage("pairs: 9 values, at least 10 are needed; measure 1 more*");

    [Fact]
    public void Refuses_sides_of_unequal_length() =>
        Estimating(Steady, [.. Steady, 10])
            .Should().Throw<ArgumentException>().WithMessage("10 values on one side and 11 on the other*");

    [Theory]
    [InlineData(double.NaN, "candidate[3] is NaN*void that launch*")]
    [InlineData(double.PositiveInfinity, "candidate[3] is Infinity*void that launch*")]
    [InlineData(0, "candidate[3] is 0*above 0*finer clock*")]
    [InlineData(-1.5, "candidate[3] is -1.5*above 0*finer clock*")]
    public void Refuses_a_time_that_is_no_positive_number(double time, string message)
    {
        double[] candidate = [.. Steady];
        candidate[3] = time;

        Estimating(Steady, candidate).Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Refuses_sides_whose_launches_all_took_one_time() =>
        Estimating([.. Enumerable.Repeat(2.0, 10)], [.. Enumerable.Repeat(1.0, 10)])
            .Should().Throw<ArgumentException>().WithMessage("*clock is too coarse*longer batches*");

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Refuses_a_margin_that_is_no_gain(double margin)
    {
        PairedEstimate estimate = PairedLogRatio.Estimate(Steady, [.. Steady.Reverse()]);
        Action above = () => estimate.PValueGainAbove(margin);

        above.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*below 1*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    public void Refuses_a_confidence_outside_zero_and_one(double confidence)
    {
        PairedEstimate estimate = PairedLogRatio.Estimate(Steady, [.. Steady.Reverse()]);
        Action interval = () => estimate.GainInterval(confidence);

        interval.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*between 0 and 1*");
    }

    private static Action Estimating(double[] baseline, double[] candidate) =>
        () => PairedLogRatio.Estimate(baseline, candidate);
}
