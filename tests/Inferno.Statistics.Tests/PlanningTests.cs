using CsCheck;

namespace Inferno.Statistics.Tests;

public class PlanningTests
{
    [Fact]
    public void Follows_the_formula() =>
        Planning.Pairs(spread: .1, margin: .1, gain: .15)
            .Should().Be((int)Math.Ceiling(Math.Pow(3.29 * .1 / Math.Log(.9 / .85), 2)));

    [Fact]
    public void Never_plans_fewer_pairs_than_can_be_judged() => Planning.Pairs(.001, 0, .5).Should().Be(10);

    [Fact]
    public void The_smallest_gain_of_so_many_pairs_needs_about_so_many_pairs() =>
        Gen.Select(Gen.Double[.01, .5], Gen.Double[0, .5], Gen.Int[10, 200]).Sample((spread, margin, pairs) =>
            Math.Abs(Planning.Pairs(spread, margin, Planning.SmallestGain(spread, margin, pairs)) - pairs) <= 1);

    [Fact]
    public void Refuses_to_prove_a_margin_with_no_more_gain_than_the_margin()
    {
        Action plan = () => Planning.Pairs(.1, margin: .1, gain: .1);

        plan.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*no number of pairs*");
    }
}
