namespace Inferno.Statistics.Tests;

public class SplitMix64Tests
{
    [Fact]
    public void Gives_the_published_sequence()
    {
        // The first outputs of the authors' reference program (prng.di.unimi.it/splitmix64.c) for the seed 1234567.
        SplitMix64 random = new(1234567);

        random.NextBits().Should().Be(6457827717110365317);
        random.NextBits().Should().Be(3203168211198807973);
        random.NextBits().Should().Be(9817491932198370423);
        random.NextBits().Should().Be(4593380528125082431);
        random.NextBits().Should().Be(16408922859458223821);
    }

    [Fact]
    public void Draws_every_integer_below_a_bound_about_equally_often()
    {
        SplitMix64 random = new(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextBelow(7)]++;
        }

        counts.Should().OnlyContain(count => Math.Abs(count - 10_000) < 463, "five standard deviations of a fair count");
    }

    [Fact]
    public void Draws_units_that_fill_the_range_from_zero_to_one()
    {
        SplitMix64 random = new(2);
        double[] units = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextUnit())];

        units.Should().OnlyContain(unit => unit >= 0 && unit < 1);
        units.Average().Should().BeApproximately(.5, .0145);
    }

    [Fact]
    public void A_shuffle_puts_every_item_everywhere_equally_often()
    {
        const int Shuffles = 6000;
        SplitMix64 random = new(11);
        int[] places = [.. Enumerable.Range(0, Shuffles).SelectMany(_ => random.Shuffle([0, 1, 2]).Select((who, place) => (3 * place) + who))];

        places.CountBy(cell => cell).Should().HaveCount(9).And.AllSatisfy(cell => cell.Value.Should().BeInRange(1850, 2150));
    }

    [Fact]
    public void A_shuffle_holds_every_item_once_and_is_the_same_for_the_same_seed_only()
    {
        int[] Orders(ulong seed)
        {
            SplitMix64 random = new(seed);
            return [.. Enumerable.Range(0, 20).SelectMany(_ => random.Shuffle([0, 1, 2]))];
        }

        Orders(1).Should().Equal(Orders(1)).And.NotEqual(Orders(2));
        Orders(1).Chunk(3).Should().AllSatisfy(order => order.Order().Should().Equal(0, 1, 2));
    }
}
