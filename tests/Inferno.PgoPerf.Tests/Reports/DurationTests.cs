using Inferno.Measuring;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class DurationTests
{
    [Theory]
    [InlineData(-3, "0:00")]
    [InlineData(7, "0:07")]
    [InlineData(3_599, "59:59")]
    [InlineData(6_660, "1:51:00")]
    [InlineData(90_061, "25:01:01")]
    public void Counts_as_a_clock_does(double seconds, string text) =>
        Duration.Clock(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Theory]
    [InlineData(0.4, "0 s")]
    [InlineData(119, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(3_571, "1 h 0 min")]
    [InlineData(6_660, "1 h 51 min")]
    [InlineData(90_061, "25 h 1 min")]
    public void Says_as_much_as_matters(double seconds, string text) => Duration.Words(seconds).Should().Be(text);
}
