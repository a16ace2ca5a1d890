using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class ModeResultTests
{
    [Theory]
    [InlineData(Outcome.Fail, "INF2020")]
    [InlineData(Outcome.Inconclusive, "INF2021")]
    public void A_missed_self_check_makes_everything_invalid_but_the_canary(Outcome check, string finding)
    {
        ModeResult result = Night(canary: Outcome.Pass, check).UnderSelfCheck().UnderCanary();

        result.Scenarios.Select(scenario => scenario.Verdict.Outcome).Should().Equal(Outcome.Invalid, Outcome.Pass, Outcome.Invalid);
        result.Scenarios[0].Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be(finding);
        result.Scenarios[1].Verdict.Findings.Should().BeEmpty();
    }

    [Fact]
    public void An_alarm_of_the_canary_makes_everything_invalid_and_is_the_only_reason() =>
        Night(canary: Outcome.Fail, check: Outcome.Pass).UnderSelfCheck().UnderCanary().Scenarios
            .Should().OnlyContain(scenario => scenario.Verdict.Outcome == Outcome.Invalid)
            .And.OnlyContain(scenario => scenario.Verdict.Findings.Count == 1 && scenario.Verdict.Findings[0].Id == "INF2007");

    [Fact]
    public void A_canary_that_was_not_measured_is_said_beside_a_missed_self_check() =>
        Night(canary: Outcome.Invalid, check: Outcome.Fail).UnderSelfCheck().UnderCanary().Scenarios[0].Verdict.Findings
            .Select(finding => finding.Id).Should().Equal("INF2020", "INF2008");

    private static ModeResult Night(Outcome canary, Outcome check) => new(
        PgoMode.Dynamic,
        null,
        [Result(Role.Gain, new GainAbove(.1), Outcome.Pass), Result(Role.Canary, new NoDifference(), canary), Result(Role.SelfCheck, new SlowdownFound(), check)]);

    private static ScenarioResult Result(Role role, Expectation expectation, Outcome outcome) => new(
        new Samples(
            new Scenario("group", role.ToString(), Metric.Warm, new LaunchSetup([]), Workload.Only)
            {
                Role = role,
                Expectation = expectation,
                Reason = "a test's",
            },
            [],
            []),
        new Verdict(outcome, "for a reason", "") { Gain = new GainSummary(.01, -.01, .03, 20) },
        1);
}
