using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Launching;

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
        ModeResult result = await RunAsync(new ScriptedLauncher((request, _) => Launch(request, .003)), Warm, Canary);

        result.Scenarios.Select(scenario => scenario.Verdict.Outcome).Should().Equal(Outcome.Pass, Outcome.Pass);
    }

    [Fact]
    public async Task Does_not_measure_at_all_where_the_profile_is_ignored()
    {
        ScriptedLauncher launcher = new((request, _) => Launch(request, .003, pgoTier1: 0));

        ModeResult result = await RunAsync(launcher, Warm);

        result.Of(Warm.Name).Verdict.Outcome.Should().Be(Outcome.Invalid);
        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2009");
        launcher.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Arguments.Contains("--evidence"));
    }

    [Fact]
    public async Task Never_collects_evidence_in_a_measured_launch()
    {
        ScriptedLauncher launcher = new((request, _) => Launch(request, .003));

        await RunAsync(launcher, Warm);

        launcher.Requests.Skip(2).Should().HaveCount(20).And.OnlyContain(request => !request.Arguments.Contains("--evidence"));
    }

    [Fact]
    public async Task Invalidates_every_verdict_where_the_byte_copy_differs()
    {
        ScriptedLauncher launcher = new((request, _) => Launch(request, .003, copyWall: .0038));

        ModeResult result = await RunAsync(launcher, Warm, Canary);

        result.Scenarios.Should().OnlyContain(scenario => scenario.Verdict.Outcome == Outcome.Invalid);
        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2007");
        result.Of(Warm.Name).Verdict.Gain.Should().NotBeNull("the figures stay visible");
    }

    [Fact]
    public async Task Invalidates_every_verdict_where_the_canary_could_not_be_measured()
    {
        ScriptedLauncher launcher = new((request, _) => request.Executable == "c"
            ? throw ScriptedLauncher.Dying(request)
            : Launch(request, .003));

        ModeResult result = await RunAsync(launcher, Warm, Canary);

        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2008");
    }

    [Fact]
    public async Task Reports_a_build_that_does_not_start()
    {
        ScriptedLauncher launcher = new((request, _) => throw ScriptedLauncher.Dying(request, LaunchFailure.NotStarted));

        ModeResult result = await RunAsync(launcher, Warm);

        result.Of(Warm.Name).Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2005");
        result.Evidence.Should().BeNull();
    }

    private static Task<ModeResult> RunAsync(ILauncher launcher, params Scenario[] scenarios) =>
        new ModeRun(launcher, new MeasurementSettings("model", 1, TimeSpan.FromSeconds(9)), new SilentProgress())
            .RunAsync(PgoMode.Dynamic, Builds, scenarios, TestContext.Current.CancellationToken);

    private Launch Launch(LaunchRequest request, double pgoWall, int pgoTier1 = 212, double copyWall = .004) =>
        request.Executable switch
        {
            "p" => SampleFactory.Launch(pgoWall, _noise, new LogText { Tier1 = pgoTier1 }),
            "c" => SampleFactory.Launch(copyWall, _noise, new LogText { DynamicPgo = false, Tier1 = 0 }),
            _ => SampleFactory.Launch(.004, _noise, new LogText { DynamicPgo = false, Tier1 = 0 }),
        };
}
