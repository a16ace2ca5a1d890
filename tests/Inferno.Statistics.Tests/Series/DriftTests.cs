using Inferno.Statistics.Series;

namespace Inferno.Statistics.Tests.Series;

public class DriftTests
{
    [Fact]
    public void Says_how_much_longer_the_last_third_takes()
    {
        Drift drift = Drift.Of([1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8]);

        drift.Change.Should().BeApproximately((1.7 / 1.1) - 1, 1e-12);
        drift.Trend.Correlation.Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void One_long_time_is_no_trend() =>
        Drift.Of([1.0, 1.01, .99, 1.02, 9, 1.0, 1.01, .98, 1.0]).Should().Match<Drift>(
            drift => Math.Abs(drift.Change) < .02 && Math.Abs(drift.Trend.Correlation) < .5);

    [Fact]
    public void Refuses_times_that_are_too_few_to_have_thirds()
    {
        Action measure = () => Drift.Of([1, 2, 3, 4, 5]);

        measure.Should().Throw<ArgumentException>();
    }
}
