using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.SelfCheck;

public sealed class SelfCheckAnswersTests
{
    [Fact]
    public void Two_equal_programs_gain_nothing_and_raise_no_alarm()
    {
        SelfCheckAnswers answers = Answers(20, gain: 0)!;

        answers.GainAboveTen.Outcome.Should().Be(Outcome.Fail);
        answers.EqualWithinTen.Outcome.Should().Be(Outcome.Pass);
        answers.Canary.Outcome.Should().Be(Outcome.Pass);
        answers.Changed.Should().BeFalse();
        answers.ReportedSlower.Should().BeFalse();
    }

    [Fact]
    public void A_slower_program_is_found_by_all_of_them()
    {
        SelfCheckAnswers answers = Answers(40, gain: -.25)!;

        answers.EqualWithinTen.Outcome.Should().Be(Outcome.Fail);
        answers.Canary.Outcome.Should().Be(Outcome.Fail);
        answers.Changed.Should().BeTrue();
        answers.ReportedSlower.Should().BeTrue();
    }

    [Fact]
    public void A_faster_program_passes_and_is_not_called_slower()
    {
        SelfCheckAnswers answers = Answers(20, gain: .25)!;

        answers.GainAboveTen.Outcome.Should().Be(Outcome.Pass);
        answers.ReportedSlower.Should().BeFalse();
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, -.25)]
    [InlineData(20, .1)]
    public void Waits_for_the_pairs_that_a_procedure_still_wants(int pairs, double gain) =>
        Answers(pairs, gain).Should().BeNull();

    private static SelfCheckAnswers? Answers(int pairs, double gain) =>
        SelfCheckAnswers.Of(SampleFactory.Pairs(pairs, gain, new NoDifference()));
}
