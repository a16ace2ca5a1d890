using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Scenarios;

public sealed class ScenarioSelectionTests
{
    private static readonly ScenarioSelection Day = new(
        OwnScenarios.Table.For(PgoMode.Dynamic).Select(scenario => scenario.Name).ToHashSet(StringComparer.Ordinal));

    private static readonly ScenarioSelection Night = Day with { AgainstReference = true, ChecksItself = true };

    private static Scenario SelfCheck => OwnScenarios.Table.SelfChecksOf(PgoMode.Dynamic).Single();

    [Fact]
    public void A_night_measures_the_table_its_regressions_and_itself()
    {
        IReadOnlyList<Scenario> byDay = Day.From(OwnScenarios.Table, PgoMode.Dynamic);
        IReadOnlyList<Scenario> night = Night.From(OwnScenarios.Table, PgoMode.Dynamic);

        byDay.Should().Equal(OwnScenarios.Table.For(PgoMode.Dynamic));
        night.Take(byDay.Count).Should().Equal(byDay);
        night.Skip(byDay.Count).SkipLast(1).Select(scenario => scenario.Name).Should()
            .Equal(byDay.SkipLast(1).Select(scenario => $"regression/{scenario.Name}"));
        night[^1].Should().Be(SelfCheck);
    }

    [Fact]
    public void Asked_strictly_no_scenario_stops_because_the_rest_is_futile()
    {
        IReadOnlyList<Scenario> strict = (Day with { IsStrict = true }).From(
            OwnScenarios.Table, PgoMode.Dynamic);

        strict.Select(scenario => scenario.Expectation).OfType<GainAbove>().Should().NotBeEmpty().And.OnlyContain(gain => gain.IsStrict);
        strict.Select(scenario => scenario.Expectation).OfType<EqualWithin>().Should().NotBeEmpty().And.OnlyContain(equal => equal.IsStrict);
        OwnScenarios.Table.For(PgoMode.Dynamic).Select(scenario => scenario.Expectation).OfType<GainAbove>()
            .Should().OnlyContain(gain => !gain.IsStrict);
    }

    [Fact]
    public void What_measures_the_same_work_shares_its_rounds()
    {
        IReadOnlyList<Scenario> night = Night.From(OwnScenarios.Table, PgoMode.Dynamic);

        IReadOnlyList<ScenarioGroup> groups = ScenarioGroup.Of(night);

        groups.Should().OnlyContain(group => group.Scenarios.Select(scenario => scenario.Launch).Distinct().Count() == 1);
        groups.Single(group => group.Name == "single_request_warm").Scenarios.Select(scenario => scenario.Role).Distinct().Should()
            .BeEquivalentTo([Role.Gain, Role.Regression, Role.Canary, Role.SelfCheck]);
        groups.Where(group => group.Metric == Metric.Cold).Should().OnlyContain(group => group.Scenarios.Select(scenario => scenario.Workload).Distinct().Count() == 1);
    }

    [Fact]
    public void The_check_asks_the_candidate_alone_for_a_sixth_more_tokens()
    {
        Scenario check = SelfCheck;

        check.Workload.Definition.Should().Contain("\"maxTokens\":64");
        check.CandidateWorkload!.Definition.Should().Be(check.Workload.Definition!
            .Replace("\"maxTokens\":64", "\"maxTokens\":74", StringComparison.Ordinal).Replace("short", "more_tokens", StringComparison.Ordinal));
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
