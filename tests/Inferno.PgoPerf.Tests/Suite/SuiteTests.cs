using System.Reflection;
using System.Runtime.CompilerServices;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>The claims that hold in every mode, one test a scenario.</summary>
/// <param name="run">Measures all selected scenarios together when the first of them is asked for.</param>
[TestMethodOrderer(typeof(SelectedScenarios))]
public abstract class SuiteTests(SuiteRun run)
{
    [Fact]
    [Measures("single_request_cold", "short")]
    public Task A_cold_start_on_a_short_prompt_takes_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("single_request_warm", "short")]
    public Task A_warm_request_on_a_short_prompt_gains_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("canary", "byte_copy")]
    public Task A_byte_copy_of_the_baseline_takes_as_long_as_the_baseline() => AssertAsync();

    private async Task AssertAsync([CallerMemberName] string test = "")
    {
        MeasuresAttribute measures = typeof(SuiteTests).GetMethod(test)!.GetCustomAttribute<MeasuresAttribute>()!;
        ModeResult result = await run.ResultAsync(SelectedScenarios.Names, TestContext.Current.CancellationToken);
        VerdictGate.Assert(result.Of($"{measures.Group}/{measures.ScenarioCase}").Verdict, run.Options.Strict);
    }
}
