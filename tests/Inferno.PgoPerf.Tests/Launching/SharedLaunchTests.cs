using System.Text.Json;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Logs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Launching;

/// <summary>Several scenarios in the same launches.</summary>
public sealed class SharedLaunchTests
{
    private static readonly Scenario Fast = Warm("fast");
    private static readonly Scenario Slow = Warm("slow");

    private static readonly Comparison Compared = new(
        "group", [Fast, Slow], new BuildPair(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p")));

    private readonly Random _noise = new(3);

    [Fact]
    public async Task Each_scenario_gets_its_own_figures()
    {
        ScriptedLauncher launcher = new((request, _) => Answer(request, slowGain: .3));

        IReadOnlyList<ScenarioResult> results = await RunAsync(launcher);

        results.Select(result => result.Samples.Scenario).Should().Equal(Fast, Slow);
        results.Select(result => Math.Round(result.Verdict.Gain!.Gain, 1)).Should().Equal(.2, .3);
        launcher.Requests.Should().HaveCount(20);
    }

    [Fact]
    public async Task Both_launches_of_a_pair_have_the_cases_in_one_order_and_pairs_differ()
    {
        ScriptedLauncher launcher = new((request, _) => Answer(request, slowGain: .3));

        await RunAsync(launcher);

        string[] orders = [.. launcher.Requests.Select(request => string.Join(' ', CasesOf(request)))];
        orders.Chunk(2).Should().OnlyContain(pair => pair[0] == pair[1]);
        orders.Distinct().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_scenario_with_its_verdict_is_measured_no_more()
    {
        ScriptedLauncher launcher = new((request, _) => Answer(request, slowGain: .1));

        IReadOnlyList<ScenarioResult> results = await RunAsync(launcher);

        results.Select(result => result.Verdict.Outcome).Should().Equal(Outcome.Pass, Outcome.Inconclusive);
        results.Select(result => result.Samples.Pairs.Count).Should().Equal(10, 40);
        launcher.Requests.Skip(20).Should().OnlyContain(request => !request.Arguments.Contains("--cases"));
    }

    private static Scenario Warm(string name) => SampleFactory.Scenario(new GainAbove(.1)) with { Case = name };

    private static IEnumerable<string> CasesOf(LaunchRequest request)
    {
        int cases = request.Arguments.ToList().IndexOf("--cases");
        return cases < 0
            ? ["group/slow"]
            : JsonDocument.Parse(request.Arguments[cases + 1]).RootElement.EnumerateArray()
                .Select(one => one.GetProperty("name").GetString()!);
    }

    private Launch Answer(LaunchRequest request, double slowGain)
    {
        bool isPgo = request.Executable == "p";
        ProgramLog[] logs = [.. CasesOf(request).Select(name => Log(
            name, name == Fast.Name ? .004 * (isPgo ? .8 : 1) : .1 * (isPgo ? 1 - slowGain : 1)))];
        return SampleFactory.Launch(.004, _noise) with { Logs = logs };
    }

    private ProgramLog Log(string name, double wall) => SampleFactory.Launch(wall, _noise).Log with { Case = name };

    private static Task<IReadOnlyList<ScenarioResult>> RunAsync(ILauncher launcher) =>
        new Rotation(launcher, new MeasurementSettings("model", 11, TimeSpan.FromSeconds(9)), new SilentProgress())
            .RunAsync([Compared], TestContext.Current.CancellationToken);
}
