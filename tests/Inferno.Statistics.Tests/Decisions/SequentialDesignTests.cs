namespace Inferno.Statistics.Tests.Decisions;

public class SequentialDesignTests
{
    [Fact]
    public void Names_the_next_look_until_there_is_none()
    {
        SequentialDesign.Warm.NextLook(0).Should().Be(10);
        SequentialDesign.Warm.NextLook(10).Should().Be(15);
        SequentialDesign.Warm.NextLook(17).Should().Be(20);
        SequentialDesign.Warm.NextLook(40).Should().BeNull();
    }

    [Fact]
    public void Keeps_its_looks_whatever_becomes_of_the_list_it_was_given()
    {
        int[] looks = [10, 20];
        SequentialDesign design = new(looks, .01, .01);
        looks[1] = 11;

        design.MostPairs.Should().Be(20);
    }

    [Theory]
    [InlineData(new int[0], "at least one look")]
    [InlineData(new[] { 5, 10 }, "first look: 5 values, at least 10")]
    [InlineData(new[] { 20, 10 }, "10 follows 20")]
    public void Refuses_looks_that_make_no_sense(int[] looks, string message)
    {
        Func<SequentialDesign> design = () => new SequentialDesign(looks, .01, .01);

        design.Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.5)]
    [InlineData(double.NaN)]
    public void Refuses_a_boundary_outside_zero_and_a_half(double alpha)
    {
        Func<SequentialDesign> design = () => new SequentialDesign([10], alpha, .01);

        design.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*between 0 and 0.5*");
    }
}
