using Inferno.Statistics.Series;

namespace Inferno.Statistics.Tests.Series;

public class SeriesTests
{
    private static readonly SeriesReference[] Cases = Reference.Read<SeriesReference[]>("series.json");

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agree_with_the_reference(string name)
    {
        SeriesReference expected = Cases.Single(c => c.Name == name);

        Autocorrelation.AtLag(expected.Values).Should().BeApproximately(expected.Lag1, Reference.Precision);
        Settling.Measure(expected.Values).Drift.Should().BeApproximately(expected.Drift, Reference.Precision);
        RunQueueDelay.Explain(expected.Values, expected.Delays).Correlation
            .Should().BeApproximately(expected.Correlation, Reference.Precision);
    }

    [Fact]
    public void An_alternating_series_is_anticorrelated_and_worth_more_than_its_length()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : 2.0)];
        double lag1 = Autocorrelation.AtLag(values);

        lag1.Should().BeApproximately(-.99, 1e-12);
        Autocorrelation.AtLag(values, 2).Should().BeApproximately(.98, 1e-12);
        Autocorrelation.EffectiveCount(100, lag1).Should().BeGreaterThan(100);
        Autocorrelation.EffectiveCount(100, .93).Should().BeApproximately(3.627, .001);
    }

    [Fact]
    public void Warm_up_ends_where_the_times_stop_falling()
    {
        SplitMix64 random = new(3);
        double[] values = [.. Enumerable.Range(0, 200).Select(i => (i < 60 ? 20 - i / 6.0 : 10) + random.NextUnit())];
        WarmUp warmUp = WarmUp.Detect(values);

        warmUp.Complete.Should().BeTrue();
        warmUp.FirstSteady.Should().BeInRange(50, 70);
    }

    [Fact]
    public void Warm_up_is_incomplete_while_the_times_still_fall()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => 20.0 - i / 6.0)];

        WarmUp.Detect(values).Complete.Should().BeFalse();
    }

    [Fact]
    public void A_steady_series_has_no_warm_up_to_speak_of()
    {
        SplitMix64 random = new(5);
        double[] values = [.. Enumerable.Range(0, 100).Select(_ => 10 + random.NextUnit())];

        WarmUp.Detect(values).FirstSteady.Should().BeLessThan(30);
    }

    [Fact]
    public void A_drift_of_ten_percent_is_seen_through_outliers()
    {
        double[] values = [.. Enumerable.Range(0, 101).Select(i => i % 7 == 3 ? 500 : 100 - i / 10.0)];
        Settling settling = Settling.Measure(values);

        settling.Drift.Should().BeInRange(-.12, -.09);
        settling.IsSettled(.05).Should().BeFalse();
        settling.IsSettled(.15).Should().BeTrue();
    }

    [Fact]
    public void Delay_that_is_all_there_is_explains_everything()
    {
        double[] delays = [.1, .2, .3, .4, .9];
        RunQueueDelay explained = RunQueueDelay.Explain([.. delays.Select(Math.Exp)], delays);

        explained.ExplainedShare.Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Refuse_what_has_no_spread()
    {
        Action autocorrelation = () => Autocorrelation.AtLag([1, 1, 1, 1, 1]);
        Action delay = () => RunQueueDelay.Explain([1, 2, 3, 4], [0, 0, 0, 0]);

        autocorrelation.Should().Throw<ArgumentException>().WithMessage("*all 5 values are 1*");
        delay.Should().Throw<ArgumentException>().WithMessage("delays: all 4 values are 0*");
    }
}
