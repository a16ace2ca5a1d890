using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Reports;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Gating;

public sealed class GateMarkdownTests
{
    [Theory]
    [InlineData(Outcome.Pass, false, "# PGO gate: passed")]
    [InlineData(Outcome.Fail, false, "# PGO gate: failed")]
    [InlineData(Outcome.Inconclusive, false, "# PGO gate: undecided, which stops nothing")]
    [InlineData(Outcome.Inconclusive, true, "# PGO gate: undecided, which is not enough here")]
    [InlineData(Outcome.Invalid, true, "# PGO gate: invalid: the measurement says nothing")]
    public void Opens_with_what_it_means_for_the_change(Outcome outcome, bool strict, string headline) =>
        GateMarkdown.Head("gate", new Verdict(outcome, "For a reason", "Do this"), strict)
            .Should().Be($"{headline}\n\nFor a reason.\n\n**Next step:** Do this.\n\n");

    [Fact]
    public void Says_no_next_step_where_there_is_none() =>
        GateMarkdown.Head("nightly", new Verdict(Outcome.Pass, "All is well", ""), true)
            .Should().Be("# PGO nightly: passed\n\nAll is well.\n\n");

    [Fact]
    public void Goes_on_with_the_summary_without_its_title() =>
        GateMarkdown.Body(RunExamples.Mixed()).Should().StartWith("## dynamic: 1 Invalid, 1 Pass\n").And.Contain("group/strange");
}
