using Inferno.Inference.Kernels;

namespace Inferno.Inference.Tests.Kernels;

public sealed class SoftmaxRows
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(500)]
    public void Agree_with_the_definition(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 20) - 10)], result = new float[length];
        double sum = x.Sum(value => Math.Exp(value));

        Softmax.Row(x, result);
        result.Should().AllSatisfy(value => value.Should().BeInRange(0, 1));
        result.Zip(x, (ours, value) => Math.Abs(ours - (Math.Exp(value) / sum))).Max().Should().BeLessThan(1e-6);

        Softmax.LogRow(x, result);
        result.Zip(x, (ours, value) => Math.Abs(ours - (value - Math.Log(sum)))).Max().Should().BeLessThan(1e-5);
    }

    [Fact]
    public void Stay_finite_where_exponentials_overflow()
    {
        float[] result = new float[3];

        Softmax.Row([1000, 1001, 1002], result);

        result[0].Should().BeApproximately(0.09003057f, 1e-6f);
        result.Sum().Should().BeApproximately(1, 1e-6f);
    }
}
