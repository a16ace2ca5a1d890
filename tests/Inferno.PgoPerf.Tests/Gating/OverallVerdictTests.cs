using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Reports;
using Inferno.Reporting.Html;
using Inferno.Reporting.Markdown;
using Inferno.Reporting.Wording;

namespace Inferno.PgoPerf.Tests.Gating;

public sealed class OverallVerdictTests
{
    [Theory]
    [InlineData(Outcome.Pass, Outcome.Pass, Outcome.Pass)]
    [InlineData(Outcome.Fail, Outcome.Pass, Outcome.Fail, Outcome.Inconclusive, Outcome.Invalid)]
    [InlineData(Outcome.Invalid, Outcome.Pass, Outcome.Invalid, Outcome.Inconclusive)]
    [InlineData(Outcome.Inconclusive, Outcome.Pass, Outcome.Inconclusive)]
    public void Is_the_gravest_of_all(Outcome overall, params Outcome[] outcomes)
    {
        Verdict verdict = OverallVerdict.Of([Mode(PgoMode.Dynamic, outcomes)]);

        verdict.Outcome.Should().Be(overall);
        verdict.NextStep.Should().Be(overall == Outcome.Pass ? "" : $"mend {overall}");
    }

    [Fact]
    public void Names_the_scenarios_that_came_to_it_in_every_mode()
    {
        Verdict verdict = OverallVerdict.Of(
            [Mode(PgoMode.Dynamic, Outcome.Pass, Outcome.Fail), Mode(PgoMode.NativeAot, Outcome.Fail, Outcome.Invalid)]);

        verdict.Reason.Should().Be("dynamic group/1, nativeaot group/0: because Fail");
    }

    [Fact]
    public void Is_what_the_page_and_the_summary_open_with_where_one_mode_is_worthless_and_another_fails()
    {
        RunRecord run = RunExamples.Mixed();
        run = run with
        {
            Modes =
            [
                run.Modes[0] with { Result = Mode(PgoMode.Dynamic, Outcome.Invalid, Outcome.Pass) },
                run.Modes[0] with { Result = Mode(PgoMode.NativeAot, Outcome.Fail, Outcome.Invalid) },
            ],
        };

        OverallVerdict.Of([.. run.Modes.Select(mode => mode.Result)]).Outcome.Should().Be(Outcome.Fail);
        GateMarkdown.Render("gate", run, strict: true).Should().StartWith("# PGO gate: failed\n");
        SummaryMarkdown.Render(run).Should().StartWith("# PGO: 1 Fail, 2 Invalid, 1 Pass\n");
        Headline.Of(run).Should().Be(new Headline(
            "Not as expected: 1 of 4 expectations are refuted. The measurement is at fault in 2 more.", Outcome.Fail));
        HtmlReport.Render(run).Should().Contain("""<header class="fail">""");
    }

    [Fact]
    public void Is_not_to_be_had_of_nothing() =>
        FluentActions.Invoking(() => OverallVerdict.Of([])).Should().Throw<ArgumentException>().WithMessage("Nothing was measured.*");

    private static ModeResult Mode(PgoMode mode, params Outcome[] outcomes) => new(
        mode,
        null,
        [.. outcomes.Select((outcome, index) => new ScenarioResult(
            new Samples(SampleFactory.Scenario(new GainAbove(.1)) with { Case = $"{index}" }, [], []),
            new Verdict(outcome, $"because {outcome}", outcome == Outcome.Pass ? "" : $"mend {outcome}"),
            1))]);
}
