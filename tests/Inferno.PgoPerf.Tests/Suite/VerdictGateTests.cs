using Inferno.Measuring.Verdicts;
using Xunit.Sdk;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class VerdictGateTests
{
    [Fact]
    public void A_pass_passes() => Asserting(Outcome.Pass, strict: true).Should().NotThrow();

    [Theory]
    [InlineData(Outcome.Fail)]
    [InlineData(Outcome.Invalid)]
    public void What_is_refuted_or_worthless_fails_with_its_reason(Outcome outcome) =>
        Asserting(outcome, strict: false).Should().Throw<XunitException>().WithMessage("*the {reason}*");

    [Fact]
    public void What_stays_undecided_is_skipped_with_its_reason() =>
        Asserting(Outcome.Inconclusive, strict: false).Should().Throw<SkipException>().WithMessage("*the {reason}*");

    [Fact]
    public void What_stays_undecided_fails_where_the_gate_is_strict() =>
        Asserting(Outcome.Inconclusive, strict: true).Should().Throw<XunitException>()
            .Which.Should().NotBeOfType<SkipException>();

    private static Action Asserting(Outcome outcome, bool strict) =>
        () => VerdictGate.Assert(new Verdict(outcome, "the {reason}", "what to do"), strict);
}
