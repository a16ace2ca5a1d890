namespace Inferno.PgoPerf.Tests.SelfCheck;

public sealed class DesignedRateTests
{
    [Theory]
    [InlineData(1, .013, 1)]
    [InlineData(20, .013, 3)]
    [InlineData(20, .05, 5)]
    public void Chance_allows_so_many_false_alarms(int runs, double rate, int most) =>
        DesignedRate.MostHits(runs, rate).Should().Be(most);

    [Theory]
    [InlineData(1, 20, 0)]
    [InlineData(10, 20, 9)]
    [InlineData(10, 10, 8)]
    [InlineData(10, 5, 1)]
    public void Chance_allows_so_few_finds(int runs, int percent, int fewest) =>
        DesignedRate.FewestHits(runs, DesignedRate.Found(percent)).Should().Be(fewest);
}
