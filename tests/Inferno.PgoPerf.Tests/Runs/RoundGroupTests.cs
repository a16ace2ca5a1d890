using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

public sealed class RoundGroupTests
{
    private static readonly ModeBuilds Builds = new(
        new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p"), new ProgramBuild("baseline copy", "c"))
    {
        Reference = new ProgramBuild("reference", "r"),
    };

    private static readonly Scenario Fast = Warm("fast", new GainAbove(.1));
    private static readonly Scenario Slow = Warm("slow", new GainAbove(.1));

    // The same work as the first of the two.
    private static readonly Scenario Canary = Warm("canary", new NoDifference()) with { Workload = Fast.Workload };

    private readonly SilentProgress _progress = new();

    [Fact]
    public async Task Stops_at_the_first_look_that_decides()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004);

        IReadOnlyList<ScenarioResult> results = await RunAsync(rounds, Fast);

        results.Should().ContainSingle().Which.Verdict.Outcome.Should().Be(Outcome.Pass);
        rounds.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task Each_scenario_gets_its_own_figures_from_the_same_rounds()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked switch
        {
            { Build.Name: "pgo", Case: "group/fast" } => .004 * .8,
            { Build.Name: "pgo" } => .1 * .7,
            { Case: "group/fast" } => .004,
            _ => .1,
        });

        IReadOnlyList<ScenarioResult> results = await RunAsync(rounds, Fast, Slow);

        results.Select(result => result.Samples.Scenario).Should().Equal(Fast, Slow);
        results.Select(result => Math.Round(result.Verdict.Gain!.Gain, 1)).Should().Equal(.2, .3);
        rounds.Requests.Should().HaveCount(10).And.OnlyContain(request => request.Arms.Count == 2 && request.Cases.Count == 2);
    }

    [Fact]
    public async Task A_scenario_with_its_verdict_is_measured_no_more()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked switch
        {
            { Build.Name: "pgo", Case: "group/fast" } => .004 * .8,
            { Build.Name: "pgo" } => .1 * .9,
            { Case: "group/fast" } => .004,
            _ => .1,
        });

        IReadOnlyList<ScenarioResult> results = await RunAsync(rounds, Fast, Slow);

        results.Select(result => result.Verdict.Outcome).Should().Equal(Outcome.Pass, Outcome.Inconclusive);
        results[0].Samples.Pairs.Should().HaveCount(10);
        rounds.Requests.Skip(10).Should().NotBeEmpty()
            .And.OnlyContain(request => request.Cases.Single().Name == Slow.Name && !request.ToString().Contains("fast"));
    }

    [Fact]
    public async Task The_byte_copy_is_an_arm_of_the_rounds_that_measure_the_same_work()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004);

        IReadOnlyList<ScenarioResult> results = await RunAsync(rounds, Fast, Canary);

        rounds.Requests[0].Arms.Select(arm => arm.Name).Should().Equal("baseline", "pgo", "baseline copy");
        rounds.Requests[0].Cases.Should().ContainSingle("both measure the same workload");
        rounds.Requests[^1].Arms.Select(arm => arm.Name).Should().Equal("baseline", "baseline copy");
        results[1].Samples.Pairs.Should().HaveCountGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task The_reference_is_an_arm_of_the_same_rounds()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked.Build.Name == "baseline" ? .004 : .003);

        await RunAsync(rounds, Fast, Warm("regression", new NotSlower()) with { Workload = Fast.Workload });

        rounds.Requests[0].Arms.Select(arm => arm.Name).Should().Equal("baseline", "pgo", "reference");
    }

    [Fact]
    public async Task Gives_every_build_the_same_command_line_and_each_round_orders_of_its_own()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004);

        await RunAsync(rounds, Fast);

        rounds.Requests[0].Arguments.Should().Equal(
            "--serve", """[{"name":"fast"}]""");
        rounds.Requests.Select(request => request.Seed).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_round_of_which_a_build_dies_is_voided_and_done_again()
    {
        ScriptedRounds rounds = new((Asked asked) => asked is { Round: 2, Build.Name: "pgo" }
            ? throw ScriptedRounds.Dying(asked.Build)
            : Case(asked));

        ScenarioResult result = (await RunAsync(rounds, Fast)).Single();

        result.Verdict.Outcome.Should().Be(Outcome.Pass);
        rounds.Requests.Should().HaveCount(11);
        rounds.Requests[2].ToString().Should().Be(rounds.Requests[1].ToString(), "the same round is done again");
        result.Samples.Pairs.Should().HaveCount(10);
        result.Samples.Voids.Should().ContainSingle().Which.Build.Should().Be("pgo");
    }

    [Fact]
    public async Task More_than_one_voided_round_in_ten_is_invalid()
    {
        ScriptedRounds rounds = new((Asked asked) => asked is { Round: 2 or 5, Build.Name: "pgo" }
            ? throw ScriptedRounds.Dying(asked.Build)
            : Case(asked));

        (await RunAsync(rounds, Fast)).Single().Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2004");
    }

    [Fact]
    public async Task Gives_a_round_up_after_three_attempts_and_goes_on_with_the_other_groups()
    {
        ScriptedRounds rounds = new((Asked asked) => asked.Case == Slow.Name
            ? throw ScriptedRounds.Dying(asked.Build, LaunchFailure.TimedOut)
            : Case(asked));

        IReadOnlyList<ScenarioResult> results = await RunAsync(rounds, Fast, Slow with { LaunchGroup = "other" });

        results.Select(result => result.Verdict.Outcome).Should().Equal(Outcome.Pass, Outcome.Invalid);
        results[1].Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2005");
        rounds.Requests.Count(request => request.Name == "other").Should().Be(3);
    }

    [Fact]
    public async Task Does_not_try_again_where_an_answer_breaks_the_contract()
    {
        ScriptedRounds rounds = new((Asked asked) => throw ScriptedRounds.Dying(asked.Build, LaunchFailure.Unreadable));

        (await RunAsync(rounds, Fast)).Single().Verdict.Outcome.Should().Be(Outcome.Invalid);

        rounds.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Says_after_every_round_where_it_stands()
    {
        await RunAsync(ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004), Fast);

        _progress.Lines.Should().HaveCount(19);
        _progress.Lines[4].Should().StartWith("group/fast: round 3 of at most 40, gain of the median pair +2");
        _progress.Lines[5].Should().StartWith("1 scenarios undecided: ").And.EndWith(" s to their last");
        _progress.Lines[^1].Should().Contain("Pass");
    }

    [Fact]
    public async Task Groups_are_measured_round_by_round_in_turn()
    {
        ScriptedRounds rounds = ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004);

        await RunAsync(rounds, Fast, Slow with { LaunchGroup = "other" });

        rounds.Requests.Select(request => request.Name).Take(4).Should().Equal("group", "other", "group", "other");
    }

    private static MeasuredCase Case(Asked asked) => SampleFactory.Noisy(
        new LaunchFigures(), asked.Build.Name == "pgo" ? .003 : .004, Random.Shared).ToCase(asked.Case);

    private static Scenario Warm(string name, Expectation expectation) =>
        SampleFactory.Scenario(expectation) with { Case = name, Workload = new Workload($"group/{name}") { Definition = $$"""{"name":"{{name}}"}""" } };

    private Task<IReadOnlyList<ScenarioResult>> RunAsync(ScriptedRounds rounds, params Scenario[] scenarios)
    {
        MeasurementSettings settings = new(11, TimeSpan.FromSeconds(9));
        return new Rotation(_progress).RunAsync(
            [.. ScenarioGroup.Of(scenarios).Select(group => new RoundGroup(rounds, group, Builds, settings))],
            TestContext.Current.CancellationToken);
    }
}
