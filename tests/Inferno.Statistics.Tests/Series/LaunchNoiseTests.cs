using Inferno.Statistics.Series;

namespace Inferno.Statistics.Tests.Series;

public sealed class LaunchNoiseTests
{
    [Fact]
    public void Measures_the_spread_of_launches_and_of_their_pairs()
    {
        // Launches 1 and e in turn: pairs whose log ratio is -1 each do not spread, the launches do.
        double[] times = [.. Enumerable.Range(0, 20).Select(launch => launch % 2 == 0 ? 1 : Math.E)];

        LaunchNoise noise = LaunchNoise.Of(times);

        noise.PairSpread.Should().BeApproximately(0, 1e-12);
        noise.Variation.Should().BeApproximately(Math.Sqrt(20.0 / 19) * (Math.E - 1) / (Math.E + 1), 1e-12);
        noise.Lag1.Should().BeApproximately(-19.0 / 20, 1e-12);
    }

    [Fact]
    public void A_slow_spell_moves_the_launches_and_not_their_pairs()
    {
        SplitMix64 random = new(5);
        double[] times = [.. Enumerable.Range(0, 200).Select(launch => (launch < 100 ? 1 : 2) * Math.Exp(.01 * random.NextGaussian()))];

        LaunchNoise noise = LaunchNoise.Of(times);

        noise.Variation.Should().BeGreaterThan(.3);
        noise.Lag1.Should().BeGreaterThan(.95);
        noise.PairSpread.Should().BeApproximately(.01 * Math.Sqrt(2), .003);
    }

    [Fact]
    public void Refuses_too_few_and_half_a_pair()
    {
        FluentActions.Invoking(() => LaunchNoise.Of([1, 2, 3])).Should().Throw<ArgumentException>().WithMessage("*at least 20*");
        FluentActions.Invoking(() => LaunchNoise.Of(Enumerable.Range(1, 21).Select(time => (double)time).ToArray()))
            .Should().Throw<ArgumentException>().WithMessage("*21 times are no pairs*");
    }
}
