using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Launching;

/// <summary>The gates, each through the real launcher and real processes whose times are scripted.</summary>
public sealed class ScriptedBuildsTests
{
    private const int Launches = 41;

    [Fact]
    public async Task A_slower_PGO_build_fails()
    {
        Verdict verdict = await JudgeAsync(new LogText(), wall: .0046);

        verdict.Outcome.Should().Be(Outcome.Fail);
        verdict.Gain!.High.Should().BeLessThan(0);
    }

    [Fact]
    public async Task An_identical_build_fails_for_want_of_a_gain() =>
        (await JudgeAsync(new LogText(), wall: .004)).Outcome.Should().Be(Outcome.Fail);

    [Fact]
    public async Task A_faster_build_passes() =>
        (await JudgeAsync(new LogText(), wall: .0033)).Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public async Task A_faster_build_that_computes_something_else_is_invalid()
    {
        Verdict verdict = await JudgeAsync(new LogText { Digest = new string('b', 64) }, wall: .0033);

        verdict.Outcome.Should().Be(Outcome.Invalid);
        verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2001");
    }

    [Fact]
    public async Task A_faster_build_that_ignores_its_profile_is_invalid() =>
        (await JudgeAsync(new LogText { Tier1 = 0 }, wall: .0033)).Findings
            .Should().ContainSingle().Which.Id.Should().Be("INF2009");

    private static async Task<Verdict> JudgeAsync(LogText pgo, double wall)
    {
        using DummyProgram baseline = Program("baseline", new LogText { DynamicPgo = false, Tier1 = 0 }, .004, seed: 1);
        using DummyProgram candidate = Program("pgo", pgo, wall, seed: 2);
        Scenario scenario = SampleFactory.Scenario(new GainAbove(.1));
        MeasurementSettings settings = new("model", 1, TimeSpan.FromMinutes(1));

        ModeResult result = await new ModeRun(new ProcessLauncher(), settings, new SilentProgress()).RunAsync(
            PgoMode.Dynamic,
            new ModeBuilds(baseline.Build, candidate.Build, baseline.Build),
            [scenario],
            TestContext.Current.CancellationToken);

        return result.Of(scenario.Name).Verdict;
    }

    private static DummyProgram Program(string name, LogText log, double wall, int seed)
    {
        Random noise = new(seed);
        return new DummyProgram(name, [.. Enumerable.Range(0, Launches).Select(_ =>
            DummyProgram.Printing(log with { Walls = [.. Enumerable.Repeat(wall * (1 + (.01 * noise.NextDouble())), 11)] }))]);
    }
}
