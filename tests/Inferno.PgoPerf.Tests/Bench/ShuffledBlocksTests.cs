using Inferno.PgoPerf.Bench;

namespace Inferno.PgoPerf.Tests.Bench;

public sealed class ShuffledBlocksTests
{
    [Fact]
    public void Holds_every_contender_once_in_each_block() =>
        ShuffledBlocks.Create(5, 3).Take(100).Should().AllSatisfy(order => order.Order().Should().Equal(0, 1, 2));

    [Fact]
    public void Puts_every_contender_everywhere_equally_often()
    {
        const int Blocks = 6000;
        int[] places = [.. ShuffledBlocks.Create(11, 3).Take(Blocks).SelectMany(order => order.Select((who, place) => (3 * place) + who))];
        places.CountBy(cell => cell).Should().HaveCount(9).And.AllSatisfy(cell => cell.Value.Should().BeInRange(1850, 2150));
    }

    [Fact]
    public void Is_the_same_for_the_same_seed_only()
    {
        int[] Orders(int seed) => [.. ShuffledBlocks.Create(seed, 3).Take(20).SelectMany(order => order)];
        Orders(1).Should().Equal(Orders(1)).And.NotEqual(Orders(2));
    }
}
