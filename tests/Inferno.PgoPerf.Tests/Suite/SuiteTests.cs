using System.Reflection;
using System.Runtime.CompilerServices;
using Inferno.Measuring.Verdicts;

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
    [Measures("single_request_cold", "medium")]
    public Task A_cold_start_on_a_medium_prompt_takes_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("single_request_cold", "long")]
    public Task A_cold_start_on_a_long_prompt_takes_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("single_request_warm", "short")]
    public Task A_warm_request_on_a_short_prompt_gains_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("single_request_warm", "medium")]
    public Task A_warm_request_on_a_medium_prompt_gains_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("single_request_warm", "long")]
    public Task A_warm_request_on_a_long_prompt_gains_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("medium_concurrency", "10")]
    public Task Ten_requests_at_once_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("medium_concurrency", "25")]
    public Task Twenty_five_requests_at_once_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("medium_concurrency", "50")]
    public Task Fifty_requests_at_once_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("high_concurrency", "100")]
    public Task A_hundred_requests_at_once_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("high_concurrency", "200")]
    public Task Two_hundred_requests_at_once_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("cpu_intensive", "many_small")]
    public Task Fifty_sampled_short_requests_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("cpu_intensive", "medium")]
    public Task Twenty_sampled_medium_requests_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("cpu_intensive", "large")]
    public Task Ten_sampled_long_requests_gain_more_than_the_margin() => AssertAsync();

    [Fact]
    [Measures("control_native", "short")]
    public Task Native_kernels_on_a_short_prompt_take_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("control_native", "medium")]
    public Task Native_kernels_on_a_medium_prompt_take_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("control_native", "long")]
    public Task Native_kernels_on_a_long_prompt_take_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("control_gpu", "cold")]
    public Task A_cold_start_on_a_device_takes_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("control_gpu", "warm")]
    public Task A_warm_request_on_a_device_takes_as_long_as_without_a_profile() => AssertAsync();

    [Fact]
    [Measures("canary", "byte_copy")]
    public Task A_byte_copy_of_the_baseline_takes_as_long_as_the_baseline() => AssertAsync();

    private async Task AssertAsync([CallerMemberName] string test = "")
    {
        MeasuresAttribute measures = typeof(SuiteTests).GetMethod(test)!.GetCustomAttribute<MeasuresAttribute>()!;
        ModeResult result = await run.ResultAsync(SelectedScenarios.Names, TestContext.Current.CancellationToken);
        string name = $"{measures.Group}/{measures.ScenarioCase}";
        if (result.Skipped.FirstOrDefault(skipped => skipped.Name == name) is { } missing)
        {
            Assert.Skip(missing.Reason);
        }

        VerdictGate.Assert(result.Of(name).Verdict, run.Options.Strict);
    }
}
