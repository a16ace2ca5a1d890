using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>The claims that hold in every mode, one test a scenario of the gate.</summary>
/// <param name="run">Measures all selected scenarios together when the first of them is asked for.</param>
[TestCaseOrderer(typeof(SelectedCases))]
public abstract class SuiteTests(SuiteRun run)
{
    [Theory]
    [MemberData(nameof(CasesOf), "single_request_cold")]
    [Trait("Group", "single_request_cold")]
    public Task A_cold_start_takes_as_long_as_without_a_profile(string prompt) =>
        AssertAsync("single_request_cold", prompt);

    [Theory]
    [MemberData(nameof(CasesOf), "single_request_warm")]
    [Trait("Group", "single_request_warm")]
    public Task A_warm_request_gains_more_than_the_margin(string prompt) =>
        AssertAsync("single_request_warm", prompt);

    [Theory]
    [MemberData(nameof(CasesOf), "canary")]
    [Trait("Group", "canary")]
    public Task A_byte_copy_of_the_baseline_takes_as_long_as_the_baseline(string copy) =>
        AssertAsync("canary", copy);

    /// <summary>The cases of a group that the gate measures; no mode adds or drops one.</summary>
    public static IEnumerable<TheoryDataRow<string>> CasesOf(string group) => ScenarioTable.For(PgoMode.Dynamic)
        .Where(scenario => scenario.Group == group && scenario.Tier == Tier.Gate)
        .Select(scenario => new TheoryDataRow<string>(scenario.Case)
            .WithTrait("Case", scenario.Case)
            .WithTrait("Tier", scenario.Tier.ToString()));

    private async Task AssertAsync(string group, string scenarioCase)
    {
        ModeResult result = await run.ResultAsync(SelectedCases.Names, TestContext.Current.CancellationToken);
        Verdict verdict = result.Of($"{group}/{scenarioCase}").Verdict;
        if (verdict.Outcome == Outcome.Inconclusive && !run.Options.Strict)
        {
            Assert.Skip(verdict.ToString());
        }

        verdict.Outcome.Should().Be(Outcome.Pass, "{0}", verdict);
    }
}
