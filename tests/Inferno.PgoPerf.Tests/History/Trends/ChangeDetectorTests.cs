using Inferno.History.Trends;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.History.Trends;

public sealed class ChangeDetectorTests
{
    private const double NightlyNoise = .006;

    [Theory]
    [InlineData(40, 30, .03)]
    [InlineData(40, 30, -.03)]
    [InlineData(20, 10, .03)]
    [InlineData(120, 60, .03)]
    public void Finds_a_shift_of_five_standard_deviations_in_its_very_night(int nights, int shiftedAt, double shift)
    {
        IReadOnlyList<int>[] found = [.. Enumerable.Range(0, 200)
            .Select(trial => ChangeDetector.Find(Series(nights, trial, night => night >= shiftedAt ? shift : 0)))];

        found.Count(changes => changes.Contains(shiftedAt)).Should().BeGreaterThanOrEqualTo(190);
        found.Should().OnlyContain(changes => changes.Count <= 2);
    }

    [Fact]
    public void Finds_a_shift_without_noise_exactly() =>
        ChangeDetector.Find([.. Enumerable.Repeat(.1, 17), .. Enumerable.Repeat(.12, 8)]).Should().Equal(17);

    [Fact]
    public void Finds_both_ends_of_a_bad_week() => ChangeDetector.Find(
        Series(60, 3, night => night is >= 20 and < 35 ? -.05 : 0)).Should().Equal(20, 35);

    // One in a hundred is promised; 1,000 series show at most 18 of them with a probability of 99%.
    [Theory]
    [InlineData(20, "gaussian")]
    [InlineData(40, "gaussian")]
    [InlineData(40, "heavy tails")]
    [InlineData(40, "coarse")]
    [InlineData(90, "gaussian")]
    public void Finds_nothing_in_flat_noise_more_often_than_promised(int nights, string noise) => Enumerable.Range(0, 1000)
        .Select(trial => Series(nights, trial, _ => 0).Select(value => Shape(value, noise)))
        .Count(series => ChangeDetector.Find([.. series]).Count > 0)
        .Should().BeLessThanOrEqualTo(18);

    [Fact]
    public void Ed_pelt_alone_would_cry_wolf() => Enumerable.Range(0, 200)
        .Count(trial => ChangeDetector.Proposals(Series(40, trial, _ => 0)).Any())
        .Should().BeGreaterThan(30);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Finds_nothing_where_two_levels_do_not_fit(int nights) =>
        ChangeDetector.Find([.. Enumerable.Range(0, nights).Select(night => night < 5 ? 0.0 : 1)]).Should().BeEmpty();

    [Fact]
    public void Finds_nothing_where_all_values_are_equal() =>
        ChangeDetector.Find([.. Enumerable.Repeat(.1, 50)]).Should().BeEmpty();

    [Fact]
    public void Looks_at_the_latest_nights_only()
    {
        double[] nights = Series(200, 5, night => night < 50 ? 0 : night < 150 ? .05 : .1);

        ChangeDetector.Find(nights).Should().Equal(150);
    }

    [Fact]
    public void Does_not_depend_on_unit_or_level()
    {
        double[] nights = Series(40, 8, night => night >= 25 ? .03 : 0);

        ChangeDetector.Find([.. nights.Select(value => (1000 * value) - 7)]).Should().Equal(ChangeDetector.Find(nights));
    }

    private static double[] Series(int nights, int trial, Func<int, double> level)
    {
        SplitMix64 random = SplitMix64.ForTrial(77, trial);
        return [.. Enumerable.Range(0, nights)
            .Select(night => .1 + level(night) + (NightlyNoise * random.NextGaussian()))];
    }

    private static double Shape(double value, string noise) => noise switch
    {
        "heavy tails" => Math.Pow((value - .1) / NightlyNoise, 3),
        "coarse" => Math.Round(value, 2),
        _ => value,
    };
}
