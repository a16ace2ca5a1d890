using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A night against builds that take as long as each case needs.</summary>
public sealed class MeasuringANight
{
    private static readonly ModeBuilds Builds = new(
        new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p"), new ProgramBuild("baseline copy", "c"))
    {
        Reference = new ProgramBuild("reference", "r"),
    };

    private static readonly IReadOnlyList<Scenario> Night = new ScenarioSelection(new HashSet<string> { "single_request_warm/short" })
    {
        AgainstReference = true,
        ChecksItself = true,
    }.From(OwnScenarios.Table, PgoMode.Dynamic);

    private readonly Random _noise = new(29);

    [Fact]
    public async Task Passes_where_nothing_is_wrong_and_finds_the_slowed_copy()
    {
        ModeResult result = await RunAsync(asked => Case(asked));

        result.Scenarios.Should().OnlyContain(scenario => scenario.Verdict.Outcome == Outcome.Pass);
        result.Of("self_check/more_tokens").Verdict.Gain!.Gain.Should().BeApproximately(-10 / 64.0, .02);
        result.Of("self_check/more_tokens").Samples.Pairs.Should().HaveCount(40);
        result.Of("regression/single_request_warm/short").Samples.Pairs.Should().HaveCount(20);
    }

    [Fact]
    public async Task Fails_where_tonights_build_is_a_tenth_slower_than_the_reference()
    {
        ModeResult result = await RunAsync(asked => Case(asked, reference: .0027));

        Verdict verdict = result.Of("regression/single_request_warm/short").Verdict;
        verdict.Outcome.Should().Be(Outcome.Fail);
        verdict.Reason.Should().StartWith("'slowdown ≤ 3%' is refuted by 40 pairs: gain -11");
        verdict.NextStep.Should().Contain("inferno-pgo pin");
        result.Of("single_request_warm/short").Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public async Task Is_invalid_as_a_whole_where_the_slowed_copy_is_not_found_but_for_the_canary_which_stands()
    {
        ModeResult result = await RunAsync(asked => Case(asked, slowdown: 0));

        ScenarioResult canary = result.Scenarios.Single(scenario => scenario.Samples.Scenario.Role == Role.Canary);
        canary.Verdict.Outcome.Should().Be(Outcome.Pass);
        canary.Verdict.Findings.Should().BeEmpty();
        result.Scenarios.Except([canary]).Should().NotBeEmpty()
            .And.OnlyContain(scenario => scenario.Verdict.Outcome == Outcome.Invalid)
            .And.OnlyContain(scenario => scenario.Verdict.Findings.Any(finding => finding.Id == "INF2020"))
            .And.NotContain(scenario => scenario.Verdict.Findings.Any(finding => finding.Id == "INF2008"));
    }

    [Fact]
    public async Task Is_invalid_as_a_whole_where_the_model_ends_its_text_before_the_copy_is_slowed()
    {
        ModeResult result = await RunAsync(asked => Case(asked, mostTokens: 64));

        result.Of("self_check/more_tokens").Verdict.Findings.Should().Contain(finding => finding.Id == "INF2022");
        result.Of("single_request_warm/short").Verdict.Findings.Should().Contain(finding => finding.Id == "INF2021");
    }

    [Fact]
    public async Task Still_takes_other_output_for_a_fault_everywhere_but_in_the_check()
    {
        ModeResult result = await RunAsync(asked => Case(asked, reference: .003, referenceDigest: 'b'));

        result.Of("regression/single_request_warm/short").Verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2001");
        result.Of("single_request_warm/short").Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    private static Task<ModeResult> RunAsync(Func<Asked, MeasuredCase> answer) =>
        new ModeRun(new ScriptedRounds(answer), new MeasurementSettings(3, TimeSpan.FromSeconds(9)), new SilentProgress())
            .RunAsync(PgoMode.Dynamic, Builds, Night, TestContext.Current.CancellationToken);

    private MeasuredCase Case(
        Asked asked, double reference = .003, char referenceDigest = 'a', double? slowdown = null, int mostTokens = 74)
    {
        int tokens = Math.Min(mostTokens, asked.Case == "more_tokens" ? 74 : 64);
        double work = tokens == 64 ? 1 : 1 + (slowdown ?? ((tokens / 64.0) - 1));
        LaunchFigures figures = new() { Work = tokens, Digest = new string(tokens == 64 ? 'a' : 'f', 64) };
        return (asked.Build.Executable switch
        {
            "p" => SampleFactory.Noisy(figures, .003 * work, _noise),
            "r" => SampleFactory.Noisy(figures with { Digest = new string(referenceDigest, 64) }, reference, _noise),
            _ => SampleFactory.Noisy(figures with { DynamicPgo = false, Instrumented = 0 }, .004, _noise),
        }).ToCase(asked.Case);
    }
}
