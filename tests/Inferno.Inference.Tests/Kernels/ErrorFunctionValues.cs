using Inferno.Inference.Kernels;

namespace Inferno.Inference.Tests.Kernels;

public sealed class ErrorFunctionValues
{
    // Abramowitz and Stegun, table 7.1; 3.5 and 5 from scipy.special.erf.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5204998778)]
    [InlineData(1, 0.8427007929)]
    [InlineData(-2, -0.9953222650)]
    [InlineData(3.5, 0.9999992569)]
    [InlineData(5, 0.9999999999985)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Are_those_of_the_tables(double x, double expected) => ErrorFunction.Erf(x).Should().BeApproximately(expected, 1e-9);

    [Fact]
    public void Of_no_number_are_no_number() => double.IsNaN(ErrorFunction.Erf(double.NaN)).Should().BeTrue();
}
