using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class ComparisonTests
{
    private static readonly BuildPair Pgo = new(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p"));
    private static readonly BuildPair Copy = new(new ProgramBuild("baseline", "b"), new ProgramBuild("copy", "c"));

    private static readonly IReadOnlyList<Comparison> Grouped = Comparison.Group(
        ScenarioTable.For(PgoMode.Dynamic), scenario => scenario.Expectation is NoDifference ? Copy : Pgo);

    [Fact]
    public void Warm_scenarios_of_a_group_share_their_launches() => Grouped.Select(comparison => comparison.Name)
        .Should().Equal(
            "single_request_cold/short", "single_request_cold/medium", "single_request_cold/long",
            "single_request_warm", "processors", "control_native",
            "control_gpu/cold", "control_gpu", "canary");

    [Fact]
    public void All_that_keeps_every_processor_busy_settles_together() =>
        Grouped.Single(comparison => comparison.Name == "processors").Scenarios.Select(scenario => scenario.Workload.Requests)
            .Should().Equal(10, 25, 50, 100, 200, 50, 20, 10);

    [Fact]
    public void No_launch_mixes_engines_or_builds_or_cold_with_warm() => Grouped.Should().OnlyContain(comparison =>
        comparison.Scenarios.DistinctBy(scenario => new { scenario.Metric, scenario.Workload.Engine }).Count() == 1)
        .And.ContainSingle(comparison => comparison.Builds == Copy);

    [Fact]
    public void Every_scenario_is_measured_once() => Grouped.SelectMany(comparison => comparison.Scenarios)
        .Should().BeEquivalentTo(ScenarioTable.For(PgoMode.Dynamic)).And.OnlyHaveUniqueItems();
}
