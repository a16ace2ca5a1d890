using CsCheck;

namespace Inferno.Statistics.Tests;

public class PairScheduleTests
{
    [Fact]
    public void Is_the_same_for_one_seed_and_another_for_another()
    {
        PairSchedule.Create(42, 40).Should().Equal(PairSchedule.Create(42, 40));
        PairSchedule.Create(42, 40).Should().NotEqual(PairSchedule.Create(43, 40));
    }

    [Fact]
    public void Is_pinned_so_that_a_report_can_be_reproduced_on_any_platform() =>
        string.Concat(PairSchedule.Create(42, 20).Select(order => order == PairOrder.BaselineFirst ? 'b' : 'c'))
            .Should().Be("bccbbcbccbbbccbccbcb");

    [Fact]
    public void Continues_when_more_pairs_are_asked_for() => Gen.Int.Sample(seed =>
        PairSchedule.Create(seed, 40).Take(13).SequenceEqual(PairSchedule.Create(seed, 13)));

    [Fact]
    public void Balances_the_orders_at_every_look() => Gen.Int.Sample(seed =>
        SequentialDesign.Warm.Looks.All(look =>
            Math.Abs(2 * PairSchedule.Create(seed, look).Count(IsBaselineFirst) - look) == look % 2));

    [Fact]
    public void Tosses_a_fair_coin_at_every_place()
    {
        int[] baselineFirst = new int[40];
        for (int seed = 0; seed < 10_000; seed++)
        {
            IReadOnlyList<PairOrder> schedule = PairSchedule.Create(seed, 40);
            for (int pair = 0; pair < 40; pair++)
            {
                baselineFirst[pair] += IsBaselineFirst(schedule[pair]) ? 1 : 0;
            }
        }

        baselineFirst.Should().OnlyContain(count => Math.Abs(count - 5000) < 250, "five standard deviations of a coin");
    }

    [Fact]
    public void Does_not_tell_the_next_order_from_the_last()
    {
        int repeated = 0;
        for (int seed = 0; seed < 2_000; seed++)
        {
            IReadOnlyList<PairOrder> schedule = PairSchedule.Create(seed, 40);
            repeated += schedule.Zip(schedule.Skip(1)).Count(pair => pair.First == pair.Second);
        }

        (repeated / (2_000.0 * 39)).Should().BeInRange(.38, .5, "blocks make a repetition a little rarer than a coin does");
    }

    private static bool IsBaselineFirst(PairOrder order) => order == PairOrder.BaselineFirst;
}
