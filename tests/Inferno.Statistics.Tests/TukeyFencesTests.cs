namespace Inferno.Statistics.Tests;

public class TukeyFencesTests
{
    private readonly TukeyFences _fences = TukeyFences.Around([1, 2, 3, 4, 5, 6, 7, 8, 9]);

    [Fact]
    public void Lie_one_and_a_half_and_three_ranges_outside_the_quartiles()
    {
        _fences.Inner.Should().Be(new Interval(-3, 13));
        _fences.Outer.Should().Be(new Interval(-9, 19));
    }

    [Theory]
    [InlineData(5, OutlierClass.Inside)]
    [InlineData(13, OutlierClass.Inside)]
    [InlineData(13.1, OutlierClass.HighMild)]
    [InlineData(19.1, OutlierClass.HighSevere)]
    [InlineData(-3.1, OutlierClass.LowMild)]
    [InlineData(-9.1, OutlierClass.LowSevere)]
    public void Class_a_value_by_the_fences_it_is_beyond(double value, OutlierClass expected) =>
        _fences.Classify(value).Should().Be(expected);

    [Fact]
    public void Need_four_values()
    {
        Action around = () => TukeyFences.Around([1, 2, 3]);

        around.Should().Throw<ArgumentException>().WithMessage("*3 values, at least 4*measure 1 more*");
    }
}
