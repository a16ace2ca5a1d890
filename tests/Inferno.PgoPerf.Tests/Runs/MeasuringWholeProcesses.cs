using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A run of scenarios whose program references nothing of ours: real processes that print what a test scripts.</summary>
public sealed class MeasuringWholeProcesses
{
    private const int Launches = 45;

    private static readonly PrintedNumber Took = new("took ([0-9.]+) ms", HigherIsBetter: false) { Unit = "ms" };

    [Fact]
    public async Task Proves_a_gain_by_the_number_that_the_program_prints()
    {
        ScenarioResult result = await MeasureAsync(Printing("took", 10), Printing("took", 8), Took);

        result.Verdict.Outcome.Should().Be(Outcome.Pass, result.Verdict.Reason);
        result.Verdict.Gain!.Gain.Should().BeApproximately(.2, .02);
        result.Verdict.Findings.Should().ContainSingle().Which.Cause.Should().Contain("settled");
        result.Samples.Pairs.Select(pair => pair.Order).Distinct().Should().HaveCount(2);
        result.Samples.Pairs[0].Baseline.Case.Evidence.Should().BeNull();
    }

    [Fact]
    public async Task Takes_a_larger_number_for_the_better_where_the_scenario_says_so() =>
        (await MeasureAsync(Printing("took", 8), Printing("took", 10), Took with { HigherIsBetter = true })).Verdict.Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public async Task Is_invalid_where_the_builds_print_different_results() =>
        (await MeasureAsync(Printing("took", 10, "sum 1"), Printing("took", 8, "sum 2"), Took, same: "sum (.+)")).Verdict.Findings
            .Should().Contain(finding => finding.Id == "INF2001");

    [Theory]
    [InlineData("lasted ([0-9.]+)", "'lasted ([0-9.]+)' matches none of the 1 lines")]
    [InlineData("took ([0-9.]+ ms)", "expected a number above 0")]
    public async Task Says_what_the_regular_expression_finds_where_that_is_no_number(string regex, string message) =>
        (await MeasureAsync(Printing("took", 10), Printing("took", 8), Took with { Regex = regex })).Verdict
            .Should().Match<Verdict>(verdict => verdict.Outcome == Outcome.Invalid && verdict.Reason.Contains(message));

    [Fact]
    public async Task Refuses_a_number_of_zero() =>
        (await MeasureAsync([.. Enumerable.Repeat<IReadOnlyList<string>>(["print took 0 ms"], Launches)], Printing("took", 8), Took)).Verdict.Reason
            .Should().Contain("captured '0', expected a number above 0");

    [Fact]
    public async Task Names_the_package_where_a_program_that_takes_no_part_is_asked_for_batches()
    {
        ScenarioResult result = await MeasureAsync(Printing("took", 10), Printing("took", 8), number: null, metric: Metric.Warm);

        result.Verdict.Outcome.Should().Be(Outcome.Invalid);
        result.Verdict.Reason.Should().Contain("calls Measured.Run of the package Inferno.Measured").And.Contain("wall time");
    }

    [Fact]
    public async Task Is_measured_by_its_wall_time_and_its_canary_too()
    {
        using DummyProgram baseline = new("baseline", Printing("took", 10));
        using DummyProgram pgo = new("pgo", Printing("took", 10));
        using DummyProgram copy = new("baseline copy", Printing("took", 10));
        Scenario wall = Of(Metric.Wall, null) with { Expectation = new GainAbove(-.9) };
        Scenario canary = Of(Metric.Wall, null) with { Group = "canary", Role = Role.Canary, Expectation = new NoDifference() };

        ModeResult result = await new ModeRun(new LiveRounds(null, []), new MeasurementSettings(1, TimeSpan.FromMinutes(1)), new SilentProgress())
            .RunAsync(PgoMode.Dynamic, new ModeBuilds(baseline.Build, pgo.Build, copy.Build), [wall, canary], TestContext.Current.CancellationToken);

        result.Evidence.Should().BeNull();
        ScenarioResult measured = result.Of(wall.Name);
        measured.Samples.Pairs.Should().HaveCountGreaterThanOrEqualTo(10)
            .And.OnlyContain(pair => pair.Baseline.Value(Metric.Wall) == pair.Baseline.Duration && pair.Baseline.Settling == null);
        result.Of(canary.Name).Samples.Pairs.Should().HaveCountGreaterThanOrEqualTo(measured.Samples.Pairs.Count);
    }

    private static async Task<ScenarioResult> MeasureAsync(
        IReadOnlyList<IReadOnlyList<string>> one, IReadOnlyList<IReadOnlyList<string>> other, PrintedNumber? number, Metric metric = Metric.Output, string? same = null)
    {
        using DummyProgram baseline = new("baseline", one);
        using DummyProgram pgo = new("pgo", other);
        Scenario scenario = Of(metric, number) with { Same = same };
        ModeResult result = await new ModeRun(new LiveRounds(null, []), new MeasurementSettings(1, TimeSpan.FromMinutes(1)), new SilentProgress())
            .RunAsync(PgoMode.Dynamic, new ModeBuilds(baseline.Build, pgo.Build, baseline.Build), [scenario], TestContext.Current.CancellationToken);
        return result.Of(scenario.Name);
    }

    private static Scenario Of(Metric metric, PrintedNumber? number) => new("process", "all", metric, new LaunchSetup([]), Workload.Only)
    {
        Role = Role.Gain,
        Number = number,
        Expectation = new GainAbove(.1),
        Reason = "a test's",
    };

    private static IReadOnlyList<string>[] Printing(string word, double value, string? more = null)
    {
        Random noise = new((int)value);
        return [.. Enumerable.Range(0, Launches).Select(_ => (IReadOnlyList<string>)
        [
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"print {word} {value * (1 + (.01 * noise.NextDouble())):F4} ms"),
            .. more is null ? Array.Empty<string>() : [$"print {more}"],
        ])];
    }
}
