using Inferno.Statistics.Series;

namespace Inferno.Statistics.Tests.Series;

public sealed class RankShiftTests
{
    // By hand: the ranks before are 1, 4, 5, 8 and 2, so W = 20 where 30 is expected with a variance of 30.
    [Fact]
    public void Is_the_standardised_rank_sum() =>
        RankShift.Of([1, 4, 6, 9, 2], [7, 8, 10, 12, 3, 11]).Should().BeApproximately(10 / Math.Sqrt(30), 1e-12);

    [Fact]
    public void Does_not_depend_on_the_direction() =>
        RankShift.Of([1, 2, 3], [4, 5, 6]).Should().Be(RankShift.Of([4, 5, 6], [1, 2, 3])).And.BeGreaterThan(1.9);

    // By hand: the ranks before are 1.5, 1.5 and 4, so W = 7 where 10.5 is expected; ties of 2 and 3 take 1 from N + 1.
    [Fact]
    public void Ties_shrink_the_spread() =>
        RankShift.Of([1, 1, 2], [2, 2, 3]).Should().BeApproximately(3.5 / Math.Sqrt(9.0 / 12 * (7 - 1)), 1e-12);

    [Fact]
    public void Equal_values_do_not_shift() => RankShift.Of([5, 5], [5, 5, 5]).Should().Be(0);

    [Fact]
    public void Refuses_what_cannot_be_ranked()
    {
        FluentActions.Invoking(() => RankShift.Of([], [1])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => RankShift.Of([1], [double.NaN])).Should().Throw<ArgumentException>();
    }
}
