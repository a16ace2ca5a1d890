using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A whole run against builds that behave as each case needs.</summary>
public sealed class ModeRunTests
{
    private static readonly ModeBuilds Builds = new(
        new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p"), new ProgramBuild("baseline copy", "c"));

    private static readonly Scenario Warm = SampleFactory.Scenario(new GainAbove(.1));

    private static readonly Scenario Canary = SampleFactory.Scenario(new NoDifference()) with { Group = "canary" };

    private readonly Random _noise = new(23);

    [Fact]
    public async Task Passes_a_build_that_is_a_quarter_faster()
    {
        ModeResult result = await RunAsync(new ScriptedRounds((Asked asked) => Case(asked, .003)), Warm, Canary);

        result.Scenarios.Select(scenario => scenario.Verdict.Outcome).Should().Equal(Outcome.Pass, Outcome.Pass);
    }

    [Fact]
    public async Task Does_not_measure_at_all_where_the_profile_is_ignored()
    {
        ScriptedRounds rounds = new((Asked asked) => Case(asked, .003, instrumented: 0));

        ModeResult result = await RunAsync(rounds, Warm);

        result.Of(Warm.Name).Verdict.Outcome.Should().Be(Outcome.Invalid);
        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2009");
        rounds.Requests.Should().ContainSingle().Which.CountsMethods.Should().BeTrue();
    }

    [Fact]
    public async Task Never_counts_methods_in_a_measured_round()
    {
        ScriptedRounds rounds = new((Asked asked) => Case(asked, .003));

        await RunAsync(rounds, Warm);

        rounds.Requests.Skip(1).Should().HaveCount(10).And.OnlyContain(request => !request.CountsMethods);
    }

    [Fact]
    public async Task Refuses_before_it_measures_where_there_is_memory_for_one_build_only()
    {
        ScriptedRounds rounds = new((Asked asked) => Case(asked, .003));

        ModeResult result = await new ModeRun(rounds, Settings, new SilentProgress()) { AvailableMemory = 100_000_000 }
            .RunAsync(PgoMode.Dynamic, Builds, [Warm], TestContext.Current.CancellationToken);

        Finding finding = result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Subject;
        finding.Id.Should().Be("INF2023");
        finding.Cause.Should().Be("2 builds alive at once need about 183 MB and 100 MB are available");
        rounds.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Invalidates_every_verdict_where_the_byte_copy_differs()
    {
        ScriptedRounds rounds = new((Asked asked) => Case(asked, .003, copyWall: .0038));

        ModeResult result = await RunAsync(rounds, Warm, Canary);

        result.Scenarios.Should().OnlyContain(scenario => scenario.Verdict.Outcome == Outcome.Invalid);
        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2007");
        result.Of(Warm.Name).Verdict.Gain.Should().NotBeNull("the figures stay visible");
    }

    [Fact]
    public async Task Invalidates_every_verdict_where_the_canary_could_not_be_measured()
    {
        ScriptedRounds rounds = new((Asked asked) => asked.Build.Executable == "c"
            ? throw ScriptedRounds.Dying(asked.Build)
            : Case(asked, .003));

        ModeResult result = await RunAsync(rounds, Warm with { LaunchGroup = "another" }, Canary);

        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2008");
    }

    [Fact]
    public async Task Reports_a_build_that_does_not_start()
    {
        ScriptedRounds rounds = new((Asked asked) => throw ScriptedRounds.Dying(asked.Build, LaunchFailure.NotStarted));

        ModeResult result = await RunAsync(rounds, Warm);

        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2005");
        result.Evidence.Should().BeNull();
    }

    private static readonly MeasurementSettings Settings = new(1, TimeSpan.FromSeconds(9));

    private static Task<ModeResult> RunAsync(IRounds rounds, params Scenario[] scenarios) =>
        new ModeRun(rounds, Settings, new SilentProgress())
            .RunAsync(PgoMode.Dynamic, Builds, scenarios, TestContext.Current.CancellationToken);

    private MeasuredCase Case(Asked asked, double pgoWall, int instrumented = 212, double copyWall = .004)
    {
        LaunchFigures plain = new() { DynamicPgo = false, Instrumented = 0 };
        return (asked.Build.Executable switch
        {
            "p" => SampleFactory.Noisy(new LaunchFigures { Instrumented = instrumented }, pgoWall, _noise),
            "c" => SampleFactory.Noisy(plain, copyWall, _noise),
            _ => SampleFactory.Noisy(plain, .004, _noise),
        }).ToCase(asked.Case);
    }
}
