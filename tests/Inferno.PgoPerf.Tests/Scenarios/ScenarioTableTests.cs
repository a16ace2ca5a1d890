using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Scenarios;

public sealed class ScenarioTableTests
{
    private static readonly IReadOnlyList<Scenario> Table = ScenarioTable.For(PgoMode.Dynamic);

    [Fact]
    public void Holds_every_case_of_the_design() => Table.Select(scenario => scenario.Name).Should().Equal(
        "single_request_cold/short", "single_request_cold/medium", "single_request_cold/long",
        "single_request_warm/short", "single_request_warm/medium", "single_request_warm/long",
        "medium_concurrency/10", "medium_concurrency/25", "medium_concurrency/50",
        "high_concurrency/100", "high_concurrency/200",
        "cpu_intensive/many_small", "cpu_intensive/medium", "cpu_intensive/large",
        "control_native/short", "control_native/medium", "control_native/long",
        "control_gpu/cold", "control_gpu/warm",
        "canary/byte_copy");

    [Fact]
    public void The_gate_is_one_cold_start_one_warm_request_and_the_canary() =>
        Table.Where(scenario => scenario.Tier == Tier.Gate).Select(scenario => scenario.Name)
            .Should().Equal("single_request_cold/short", "single_request_warm/short", "canary/byte_copy");

    [Fact]
    public void Every_scenario_says_why() => Table.Should().OnlyContain(scenario => scenario.Reason.Length > 20);

    [Theory]
    [InlineData(PgoMode.Dynamic, .10)]
    [InlineData(PgoMode.NativeAot, .05)]
    [InlineData(PgoMode.ReadyToRun, .03)]
    public void The_mode_sets_the_margin_of_every_gain(PgoMode mode, double margin) =>
        ScenarioTable.For(mode).Select(scenario => scenario.Expectation).OfType<GainAbove>()
            .Should().HaveCount(11).And.OnlyContain(gain => gain.Margin == margin);

    [Fact]
    public void Only_the_controls_leave_the_managed_engine() =>
        Table.Where(scenario => scenario.Workload.Engine != "managed").Select(scenario => scenario.Group).Distinct()
            .Should().Equal("control_native", "control_gpu");
}
