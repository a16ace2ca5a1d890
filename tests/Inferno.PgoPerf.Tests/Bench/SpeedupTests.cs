using Inferno.Lab.Bench;

namespace Inferno.PgoPerf.Tests.Bench;

public sealed class SpeedupTests
{
    private static readonly double[] Ones = [.. Enumerable.Range(0, 10).Select(i => 1 + (.001 * i))];

    [Fact]
    public void Is_the_references_time_over_the_contenders()
    {
        Speedup speedup = Times(3);
        speedup.Ratio.Should().BeApproximately(3, 1e-4);
        speedup.Range.Contains(3).Should().BeTrue();
        speedup.ToString().Should().Be("3.00× [3.00, 3.00]");
    }

    [Theory]
    [InlineData(2.5, 2.0, "reached")]
    [InlineData(2.0, 2.5, "missed by 20 %")]
    [InlineData(2.0, null, "")]
    public void Judges_by_the_interval(double ratio, double? goal, string expected) =>
        Times(ratio, goal).Judgement.Should().Be(expected);

    [Fact]
    public void Leaves_a_goal_within_the_interval_open()
    {
        double[] noisy = [.. Ones.Select((time, i) => time / (i % 2 == 0 ? 1.8 : 2.2))];
        Speedup.Of(Ones, noisy, 2.0).Judgement.Should().Be("not decided");
    }

    private static Speedup Times(double ratio, double? goal = null) =>
        Speedup.Of(Ones, [.. Ones.Select((time, i) => time / ratio * (1 + (1e-6 * (i % 3))))], goal);
}
