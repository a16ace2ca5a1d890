using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>The gates, each through live rounds of real processes whose times are scripted.</summary>
public sealed class ScriptedBuildsTests
{
    private const int Launches = 41;

    [Fact]
    public async Task A_slower_PGO_build_fails()
    {
        Verdict verdict = await JudgeAsync(.0046);

        verdict.Outcome.Should().Be(Outcome.Fail);
        verdict.Gain!.High.Should().BeLessThan(0);
    }

    [Fact]
    public async Task An_identical_build_fails_for_want_of_a_gain() => (await JudgeAsync(.004)).Outcome.Should().Be(Outcome.Fail);

    [Fact]
    public async Task A_faster_build_passes() => (await JudgeAsync(.0033)).Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public async Task A_faster_build_that_computes_something_else_is_invalid()
    {
        Verdict verdict = await JudgeAsync(.0033, "digest=b");

        verdict.Outcome.Should().Be(Outcome.Invalid);
        verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2001");
    }

    [Fact]
    public async Task A_faster_build_that_has_not_settled_is_invalid() =>
        (await JudgeAsync(.0033, "settled=false")).Findings.Should().ContainSingle().Which.Id.Should().Be("INF2003");

    [Fact]
    public async Task A_faster_build_that_ignores_its_profile_is_invalid() =>
        (await JudgeAsync(.0033, "instrumented=0")).Findings.Should().ContainSingle().Which.Id.Should().Be("INF2009");

    private static async Task<Verdict> JudgeAsync(double seconds, string settings = "")
    {
        using DummyProgram baseline = Program("baseline", .004, "", seed: 1);
        using DummyProgram candidate = Program("pgo", seconds, $"{settings} dynamic=true instrumented=212", seed: 2);
        Scenario scenario = SampleFactory.Scenario(new GainAbove(.1)) with { Case = "case" };

        ModeResult result = await new ModeRun(
            new LiveRounds(null, []), new MeasurementSettings(1, TimeSpan.FromMinutes(1)), new SilentProgress()).RunAsync(
            PgoMode.Dynamic,
            new ModeBuilds(baseline.Build, candidate.Build, baseline.Build),
            [scenario],
            TestContext.Current.CancellationToken);

        return result.Of(scenario.Name).Verdict;
    }

    private static DummyProgram Program(string name, double seconds, string settings, int seed)
    {
        Random noise = new(seed);
        return new DummyProgram(name, [.. Enumerable.Range(0, Launches).Select(_ =>
            DummyProgram.Serving(seconds * (1 + (.01 * noise.NextDouble())), settings.Trim()))]);
    }
}
