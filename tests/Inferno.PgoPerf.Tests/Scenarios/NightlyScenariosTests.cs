using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Scenarios;

public sealed class NightlyScenariosTests
{
    private static readonly IReadOnlySet<string> All =
        ScenarioTable.For(PgoMode.Dynamic).Select(scenario => scenario.Name).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void A_night_measures_the_table_its_regressions_and_itself()
    {
        IReadOnlyList<Scenario> byDay = ScenarioSelection.Of(PgoMode.Dynamic, All, againstReference: false, checksItself: false);
        IReadOnlyList<Scenario> night = ScenarioSelection.Of(PgoMode.Dynamic, All, againstReference: true, checksItself: true);

        byDay.Should().Equal(ScenarioTable.For(PgoMode.Dynamic));
        night.Take(byDay.Count).Should().Equal(byDay);
        night.Skip(byDay.Count).SkipLast(1).Select(scenario => scenario.Name).Should()
            .Equal(byDay.SkipLast(1).Select(scenario => $"regression/{scenario.Name}"));
        night[^1].Should().Be(NightlyScenarios.SelfCheck);
    }

    [Fact]
    public void Asked_strictly_no_scenario_stops_because_the_rest_is_futile()
    {
        IReadOnlyList<Scenario> strict = ScenarioSelection.Of(
            PgoMode.Dynamic, All, againstReference: false, checksItself: false, isStrict: true);

        strict.Select(scenario => scenario.Expectation).OfType<GainAbove>().Should().NotBeEmpty().And.OnlyContain(gain => gain.IsStrict);
        strict.Select(scenario => scenario.Expectation).OfType<EqualWithin>().Should().NotBeEmpty().And.OnlyContain(equal => equal.IsStrict);
        ScenarioTable.For(PgoMode.Dynamic).Select(scenario => scenario.Expectation).OfType<GainAbove>()
            .Should().OnlyContain(gain => !gain.IsStrict);
    }

    [Fact]
    public void What_measures_the_same_work_shares_its_rounds()
    {
        IReadOnlyList<Scenario> night = ScenarioSelection.Of(PgoMode.Dynamic, All, againstReference: true, checksItself: true);

        IReadOnlyList<ScenarioGroup> groups = ScenarioGroup.Of(night);

        groups.Should().OnlyContain(group => group.Scenarios.Select(scenario => scenario.Workload.Engine).Distinct().Count() == 1);
        groups.Single(group => group.Name == "single_request_warm").Scenarios.Select(scenario => scenario.Role).Distinct().Should()
            .BeEquivalentTo([Role.Gain, Role.Regression, Role.Canary, Role.SelfCheck]);
        groups.Where(group => group.IsCold).Should().OnlyContain(group => group.Scenarios.Select(scenario => scenario.Workload).Distinct().Count() == 1);
    }

    [Fact]
    public void The_check_asks_the_candidate_alone_for_a_sixth_more_tokens()
    {
        Scenario check = NightlyScenarios.SelfCheck;

        check.Workload.Decoding.MaxTokens.Should().Be(64);
        check.CandidateWorkload!.Decoding.MaxTokens.Should().Be(74);
        ProgramArguments.One(check.CandidateWorkload, "model").Should().ContainInConsecutiveOrder("--max-tokens", "74");
    }

    [Theory]
    [InlineData(20, -.02, Decision.Pass, Decision.Fail)]
    [InlineData(20, -.16, Decision.Continue, Decision.Continue)]
    [InlineData(40, -.16, Decision.Fail, Decision.Pass)]
    public void What_is_a_regression_for_one_is_a_success_for_the_other(
        int pairs, double gain, Decision regression, Decision check)
    {
        PairedEstimate estimate = SampleFactory.Pairs(pairs, gain, new NotSlower()).Estimate();

        new NotSlower().Decide(estimate).Should().Be(regression);
        new SlowdownFound().Decide(estimate).Should().Be(check);
    }
}
