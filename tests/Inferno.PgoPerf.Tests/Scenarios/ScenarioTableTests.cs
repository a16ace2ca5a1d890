using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Scenarios;

public sealed class ScenarioTableTests
{
    private static readonly IReadOnlyList<Scenario> Table = OwnScenarios.Table.For(PgoMode.Dynamic);

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
        OwnScenarios.Table.For(mode).Select(scenario => scenario.Expectation).OfType<GainAbove>()
            .Should().HaveCount(11).And.OnlyContain(gain => gain.Margin == margin);

    [Fact]
    public void Only_the_controls_leave_the_managed_engine() =>
        Table.Where(scenario => scenario.Launch.Arguments.Contains("--engine")).Select(scenario => scenario.Group).Distinct()
            .Should().Equal("control_native", "control_gpu");

    [Fact]
    public void Asks_the_program_for_what_it_has_always_been_asked_for()
    {
        ScenarioGroup warm = ScenarioGroup.Of(Table).Single(group => group.Name == "single_request_warm");
        RoundRequest request = new ScenarioRounds(TimeSpan.FromMinutes(2)).Of("warm", [new ProgramBuild("baseline", "b")], warm.Scenarios, seed: 1);

        request.Cases.Should().Equal(new RoundCase("short", 15), new RoundCase("medium", 15), new RoundCase("long", 15));
        request.Arguments.Take(3).Should().Equal("--model-path", "tests/fixtures/models/kjv-64", "--cases");
        request.Arguments[3].Should().StartWith(
            """[{"name":"short","prompt":"The fishermen mended","concurrent":1,"maxTokens":64,"temperature":0},{"name":"medium","prompt":"And when""");
        Arguments("single_request_cold/short").Should().Equal(
            "--prompt", "The fishermen mended", "--model-path", "tests/fixtures/models/kjv-64", "--concurrent", "1", "--max-tokens", "64",
            "--temperature", "0");
        Arguments("control_gpu/cold").Should().ContainInConsecutiveOrder("--engine", "cuda");
        Arguments("cpu_intensive/large")[^1].Should().EndWith(
            """her father and said,","concurrent":10,"maxTokens":64,"temperature":0.8,"topK":40,"topP":0.9,"repetitionPenalty":1.1}]""");
    }

    [Theory]
    [InlineData("single_request_warm/long", 15)]
    [InlineData("medium_concurrency/10", 7)]
    [InlineData("medium_concurrency/25", 7)]
    [InlineData("medium_concurrency/50", 5)]
    [InlineData("high_concurrency/100", 3)]
    [InlineData("high_concurrency/200", 3)]
    [InlineData("cpu_intensive/many_small", 5)]
    [InlineData("cpu_intensive/medium", 7)]
    [InlineData("cpu_intensive/large", 7)]
    public void Fewer_batches_are_served_of_many_requests(string name, int batches) =>
        Table.Single(scenario => scenario.Name == name).Workload.Batches.Should().Be(batches);

    [Fact]
    public void What_settles_alike_shares_its_launches() => ScenarioGroup.Of(Table)
        .Select(group => $"{group.Name}: {string.Join(' ', group.Scenarios.Select(scenario => scenario.Name))}")
        .Should().Equal(
            "single_request_cold/short: single_request_cold/short",
            "single_request_cold/medium: single_request_cold/medium",
            "single_request_cold/long: single_request_cold/long",
            "single_request_warm: single_request_warm/short single_request_warm/medium single_request_warm/long canary/byte_copy",
            "processors: medium_concurrency/10 medium_concurrency/25 medium_concurrency/50 high_concurrency/100 high_concurrency/200 "
                + "cpu_intensive/many_small cpu_intensive/medium cpu_intensive/large",
            "control_native: control_native/short control_native/medium control_native/long",
            "control_gpu/cold: control_gpu/cold",
            "control_gpu: control_gpu/warm");

    private static IReadOnlyList<string> Arguments(string name)
    {
        Scenario scenario = Table.Single(scenario => scenario.Name == name);
        return scenario.Launch.ArgumentsFor([scenario.Workload]);
    }
}
