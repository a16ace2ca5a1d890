using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class JudgeTests
{
    [Theory]
    [InlineData(.20, Outcome.Pass)]
    [InlineData(.00, Outcome.Fail)]
    [InlineData(-.15, Outcome.Fail)]
    public void Decides_a_clear_gain_at_the_first_look(double gain, Outcome expected) =>
        Judge.AtLook(SampleFactory.Pairs(10, gain, new GainAbove(.1)))!.Outcome.Should().Be(expected);

    [Fact]
    public void Wants_more_pairs_for_a_gain_at_the_margin() =>
        Judge.AtLook(SampleFactory.Pairs(10, .1, new GainAbove(.1))).Should().BeNull();

    [Fact]
    public void Leaves_a_gain_at_the_margin_inconclusive_after_the_last_look() =>
        Judge.AtLook(SampleFactory.Pairs(40, .1, new GainAbove(.1)))!.Outcome.Should().Be(Outcome.Inconclusive);

    [Fact]
    public void Stops_at_the_margin_where_more_pairs_would_hardly_decide_and_says_so()
    {
        Verdict verdict = Judge.AtLook(SampleFactory.Pairs(15, .1, new GainAbove(.1)))!;

        verdict.Outcome.Should().Be(Outcome.Inconclusive);
        verdict.NextStep.Should().Contain("More pairs would hardly decide it");
    }

    [Fact]
    public void Measures_on_at_the_margin_where_undecided_is_a_failure()
    {
        Judge.AtLook(SampleFactory.Pairs(15, .1, new GainAbove(.1).Strictly())).Should().BeNull();
        Judge.AtLook(SampleFactory.Pairs(30, .1, new GainAbove(.1).Strictly())).Should().BeNull();
    }

    [Theory]
    [InlineData(.00, Outcome.Pass)]
    [InlineData(.30, Outcome.Fail)]
    [InlineData(-.30, Outcome.Fail)]
    public void Judges_equality_in_both_directions(double gain, Outcome expected) =>
        Judge.AtLook(SampleFactory.Pairs(10, gain, new EqualWithin(.1)))!.Outcome.Should().Be(expected);

    [Fact]
    public void Says_the_gain_with_its_interval_and_its_pairs()
    {
        Verdict verdict = Judge.AtLook(SampleFactory.Pairs(10, .2, new GainAbove(.1)))!;

        verdict.Reason.Should().MatchRegex(
            @"^'gain > 10%' is proved by 10 pairs: gain \+(19|20)\.\d% \[\+(19|20)\.\d%, \+20\.\d%\]$");
        verdict.Gain!.Low.Should().BeLessThan(verdict.Gain.Gain);
    }
}
