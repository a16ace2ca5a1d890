namespace Inferno.Statistics.Tests.Decisions;

public class RegressionTests
{
    [Fact]
    public void Measures_on_only_where_the_screen_strikes_or_cannot_see()
    {
        Regression.NeedsMorePairs(Pairs.Estimate(20, -.02, .08)).Should().BeTrue();
        Regression.NeedsMorePairs(Pairs.Estimate(20, -.10, .01)).Should().BeTrue();
        Regression.NeedsMorePairs(Pairs.Estimate(20, -.03, .01)).Should().BeFalse();
        Regression.NeedsMorePairs(Pairs.Estimate(40, -.10, .01)).Should().BeFalse();
    }

    [Fact]
    public void Fails_the_scenario_that_is_slower_and_no_other()
    {
        IReadOnlyList<Decision> decisions = Regression.Judge(
            [Pairs.Estimate(20, .05, .01), Pairs.Estimate(40, -.1, .01), Pairs.Estimate(20, -.03, .01)]);

        decisions.Should().Equal(Decision.Pass, Decision.Fail, Decision.Pass);
    }

    [Fact]
    public void Passes_nothing_that_noise_may_hide()
    {
        PairedEstimate noisy = Pairs.Estimate(40, -.02, .08);

        Regression.PValue(noisy).Should().BeGreaterThan(Regression.Alpha);
        Regression.Judge([noisy]).Should().Equal(Decision.Inconclusive);
    }

    [Fact]
    public void Asks_more_of_one_scenario_among_many()
    {
        PairedEstimate slower = Pairs.Estimate(40, -.05, .01);
        PairedEstimate steady = Pairs.Estimate(20, 0, .01);

        Regression.Judge([slower]).Should().Equal(Decision.Fail);
        Regression.Judge([slower, steady, steady]).Should().OnlyContain(decision => decision == Decision.Pass);
    }

    [Fact]
    public void Refuses_to_judge_what_the_screen_has_not_let_go()
    {
        Action judge = () => Regression.Judge([Pairs.Estimate(20, -.1, .01)]);

        judge.Should().Throw<ArgumentException>().WithMessage("*measure up to 40*");
    }

    [Fact]
    public void Refuses_a_number_of_pairs_that_is_no_look()
    {
        Action look = () => Regression.NeedsMorePairs(Pairs.Estimate(30, 0, .01));

        look.Should().Throw<ArgumentException>().WithMessage("30 pairs*20 and 40 only*");
    }
}
