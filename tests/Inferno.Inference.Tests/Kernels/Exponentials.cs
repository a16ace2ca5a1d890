using Inferno.Inference.Kernels;

namespace Inferno.Inference.Tests.Kernels;

public sealed class Exponentials
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(21)]
    [InlineData(1000)]
    public void Are_within_a_few_units_in_the_last_place(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 170) - 85)], result = new float[length];

        float sum = Exponential.ExpSum(x, 0.5f, result);

        double[] expected = [.. x.Select(value => Math.Exp(value - 0.5f))];
        result.Zip(expected, (ours, exact) => Math.Abs((ours / exact) - 1)).Max().Should().BeLessThan(4e-7);
        (sum / expected.Sum()).Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void Of_masked_scores_are_zero()
    {
        float[] result = new float[5];

        Exponential.ExpSum([0, -100, -1e9f, float.MinValue, float.NegativeInfinity], 0, result).Should().Be(1);

        result.Should().Equal(1, 0, 0, 0, 0);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    public void Make_the_sigmoid(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 60) - 30)], result = new float[length];

        Exponential.Sigmoid(x, result);

        result.Zip(x, (ours, value) => Math.Abs((ours * (1 + Math.Exp(-value))) - 1)).Max().Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Make_a_sigmoid_that_saturates()
    {
        float[] result = new float[4];

        Exponential.Sigmoid([-1000, 1000, float.NegativeInfinity, float.PositiveInfinity], result);

        result.Should().Equal(0, 1, 0, 1);
    }
}
