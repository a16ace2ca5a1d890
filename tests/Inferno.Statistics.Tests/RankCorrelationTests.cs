namespace Inferno.Statistics.Tests;

public class RankCorrelationTests
{
    [Fact]
    public void Is_one_for_any_rising_curve() =>
        RankCorrelation.Of([1, 2, 3, 4, 5], [1, 10, 11, 1000, 1001]).Correlation.Should().BeApproximately(1, 1e-12);

    [Fact]
    public void Is_minus_one_for_any_falling_curve() =>
        RankCorrelation.Of([1, 2, 3, 4, 5], [9, 8, 1, 0, -7]).Correlation.Should().BeApproximately(-1, 1e-12);

    // Without ties it is 1 − 6Σd²/(n(n²−1)); here over six points.
    [Fact]
    public void Follows_the_formula_of_squared_differences() =>
        RankCorrelation.Of([1, 2, 3, 4, 5, 6], [2, 1, 5, 3, 6, 4]).Correlation
            .Should().BeApproximately(1 - (6.0 * (1 + 1 + 4 + 1 + 1 + 4) / 210), 1e-12);

    [Fact]
    public void Equal_values_share_their_rank() =>
        RankCorrelation.Of([1, 1, 2, 3], [5, 5, 6, 7]).Correlation.Should().BeApproximately(1, 1e-12);

    [Fact]
    public void Its_p_value_is_that_of_a_t_test_of_the_ranks()
    {
        RankCorrelation correlation = new(.8, 10);

        correlation.PValue.Should().BeApproximately(.005456, 1e-6);
        new RankCorrelation(-.8, 10).PValue.Should().Be(correlation.PValue);
        new RankCorrelation(1, 10).PValue.Should().Be(0);
    }

    [Fact]
    public void Refuses_sides_that_cannot_be_ranked_together()
    {
        Action constant = () => RankCorrelation.Of([1, 2, 3, 4], [1, 1, 1, 1]);
        Action unequal = () => RankCorrelation.Of([1, 2, 3, 4], [1, 2, 3]);
        Action few = () => RankCorrelation.Of([1, 2, 3], [1, 2, 3]);

        constant.Should().Throw<ArgumentException>();
        unequal.Should().Throw<ArgumentException>();
        few.Should().Throw<ArgumentException>();
    }
}
