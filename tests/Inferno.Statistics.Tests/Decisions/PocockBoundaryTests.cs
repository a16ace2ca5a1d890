using MathNet.Numerics.Distributions;

namespace Inferno.Statistics.Tests.Decisions;

public class PocockBoundaryTests
{
    /// <summary>Two-sided .10 and .05 of table 2.1 in Jennison and Turnbull 2000, which is one-sided .05 and .025.</summary>
    [Theory]
    [InlineData(2, .05, 1.875)]
    [InlineData(3, .05, 1.992)]
    [InlineData(5, .05, 2.122)]
    [InlineData(2, .025, 2.178)]
    [InlineData(5, .025, 2.413)]
    public void Agrees_with_the_published_table_at_equal_steps(int looks, double overall, double expected)
    {
        int[] steps = [.. Enumerable.Range(1, looks).Select(look => 10 * look)];

        (-Normal.InvCDF(0, 1, PocockBoundary.PerLookAlpha(overall, steps))).Should().BeApproximately(expected, .0015);
    }

    [Fact]
    public void Is_the_whole_error_rate_at_a_single_look() =>
        PocockBoundary.PerLookAlpha(.05, [40]).Should().BeApproximately(.05, 1e-6);

    [Fact]
    public void Supports_the_boundaries_that_the_designs_use()
    {
        IReadOnlyList<int> looks = SequentialDesign.Warm.Looks;

        SequentialDesign.Warm.PassAlpha.Should().BeApproximately(PocockBoundary.PerLookAlpha(.05, looks), .0005);
        SequentialDesign.Warm.FailAlpha.Should().BeApproximately(PocockBoundary.PerLookAlpha(.01, looks), .00005);
        SequentialDesign.Equivalence.FailAlpha.Should().BeApproximately(PocockBoundary.PerLookAlpha(.005, looks), .0001);
    }
}
