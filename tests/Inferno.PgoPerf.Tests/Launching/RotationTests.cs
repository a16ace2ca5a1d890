using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class RotationTests
{
    private readonly Random _noise = new(3);
    private readonly SilentProgress _progress = new();

    [Fact]
    public async Task Measures_the_scenarios_pair_by_pair_in_turn()
    {
        ScriptedLauncher launcher = new((request, _) => SampleFactory.Launch(request.Executable == "p" ? .003 : .004, _noise));

        await RunAsync(launcher, Compare("one"), Compare("two"));

        launcher.Requests.Select(request => request.Arguments[1]).Take(8).Should()
            .Equal("one", "one", "two", "two", "one", "one", "two", "two");
    }

    [Fact]
    public async Task Stops_at_the_first_look_that_decides()
    {
        ScriptedLauncher launcher = new((request, _) => SampleFactory.Launch(request.Executable == "p" ? .003 : .004, _noise));

        IReadOnlyList<ScenarioResult> results = await RunAsync(launcher, Compare("one"));

        results.Should().ContainSingle().Which.Verdict.Outcome.Should().Be(Outcome.Pass);
        launcher.Requests.Should().HaveCount(20);
    }

    [Fact]
    public async Task Measures_to_the_last_look_where_none_decides()
    {
        ScriptedLauncher launcher = new((request, _) => SampleFactory.Launch(request.Executable == "p" ? .0036 : .004, _noise));

        IReadOnlyList<ScenarioResult> results = await RunAsync(launcher, Compare("one"));

        results[0].Verdict.Outcome.Should().Be(Outcome.Inconclusive);
        launcher.Requests.Should().HaveCount(80);
    }

    [Fact]
    public async Task Goes_on_with_the_others_where_one_scenario_cannot_be_launched()
    {
        ScriptedLauncher launcher = new((request, _) => request.Arguments[1] == "bad"
            ? throw ScriptedLauncher.Dying(request, LaunchFailure.Unreadable)
            : SampleFactory.Launch(request.Executable == "p" ? .003 : .004, _noise));

        IReadOnlyList<ScenarioResult> results = await RunAsync(launcher, Compare("bad"), Compare("good"));

        results.Select(result => result.Verdict.Outcome).Should().Equal(Outcome.Invalid, Outcome.Pass);
        results[0].Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2005");
    }

    [Fact]
    public async Task Says_after_every_pair_where_it_stands()
    {
        ScriptedLauncher launcher = new((request, _) => SampleFactory.Launch(request.Executable == "p" ? .003 : .004, _noise));

        await RunAsync(launcher, Compare("one"));

        _progress.Lines.Should().HaveCount(19);
        _progress.Lines[4].Should().StartWith("group/case: pair 3 of at most 40, gain of the median pair +2");
        _progress.Lines[5].Should().StartWith("1 scenarios undecided: ").And.EndWith(" s to their last");
        _progress.Lines[^1].Should().Contain("Pass");
    }

    private static Comparison Compare(string prompt) => new(
        SampleFactory.Scenario(new GainAbove(.1)) with { Workload = new Workload(prompt, 1, Decoding.Greedy) },
        new BuildPair(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p")));

    private Task<IReadOnlyList<ScenarioResult>> RunAsync(ILauncher launcher, params Comparison[] comparisons) =>
        new Rotation(launcher, new MeasurementSettings("model", 11, TimeSpan.FromSeconds(9)), _progress)
            .RunAsync(comparisons, TestContext.Current.CancellationToken);
}
