using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Scenarios;

/// <summary>Every scenario with what is expected of it and why.</summary>
public static class ScenarioTable
{
    private const double EqualityDelta = .10;

    // Settling takes longer than measuring, so all that keeps every processor busy settles once a launch. Single requests
    // stay apart: in 21 pairs of launches each way, measured between such cases their pairs spread by 14 to 16%, apart by 8 to 10%.
    private const string SharedLaunches = "processors";
    private const string SingleRequestGroup = "single_request_warm";

    /// <summary>The scenarios of <paramref name="mode"/>, in the order of the reports.</summary>
    public static IReadOnlyList<Scenario> For(PgoMode mode)
    {
        GainAbove gain = new(ModeMargins.Of(mode));
        return
        [
            .. ColdStarts(),
            .. SingleRequests(gain),
            .. Concurrency("medium_concurrency", gain, 10, 25, 50),
            .. Concurrency("high_concurrency", gain, 100, 200),
            .. ProcessorIntensive(gain),
            .. NativeControls(),
            .. DeviceControls(),
            TheCanary(),
        ];
    }

    private static IEnumerable<Scenario> ColdStarts() => Prompts().Select(prompt =>
        new Scenario("single_request_cold", prompt.Case, Metric.Cold, new Workload(prompt.Text, 1, Decoding.Greedy))
        {
            Role = Role.Control,
            Expectation = new EqualWithin(EqualityDelta),
            Reason = "a profile pays in steady state; it must not make the start slower",
            Tier = prompt.Case == "short" ? Tier.Gate : Tier.Full,
        });

    private static IEnumerable<Scenario> SingleRequests(GainAbove gain) => Prompts().Select(prompt =>
        new Scenario(SingleRequestGroup, prompt.Case, Metric.Warm, new Workload(prompt.Text, 1, Decoding.Greedy))
        {
            Role = Role.Gain,
            Expectation = gain,
            Reason = "decoding one token after another is dispatch and small kernels, where a profile pays most",
            Tier = prompt.Case == "short" ? Tier.Gate : Tier.Full,
        });

    private static IEnumerable<Scenario> Concurrency(string group, GainAbove gain, params int[] requests) =>
        requests.Select(count => new Scenario(
            group, $"{count}", Metric.Warm, new Workload(MeasuredPrompts.FewTokens, count, Decoding.Greedy))
        {
            Role = Role.Gain,
            Expectation = gain,
            Reason = "the same work with sessions waiting for one another; waiting must not hide the gain",
            LaunchGroup = SharedLaunches,
        });

    private static IEnumerable<Scenario> ProcessorIntensive(GainAbove gain) =>
        new (string Case, string Prompt, int Requests)[]
        {
            ("many_small", MeasuredPrompts.FewTokens, 50),
            ("medium", MeasuredPrompts.SomeTokens, 20),
            ("large", MeasuredPrompts.ManyTokens, 10),
        }.Select(row => new Scenario(
            "cpu_intensive", row.Case, Metric.Warm, new Workload(row.Prompt, row.Requests, Decoding.Sampled))
        {
            Role = Role.Gain,
            Expectation = gain,
            Reason = "sampling over the vocabulary adds managed code; 15 to 30% is what other programs report",
            LaunchGroup = SharedLaunches,
        });

    private static IEnumerable<Scenario> NativeControls() => Prompts().Select(prompt =>
        new Scenario(
            "control_native", prompt.Case, Metric.Warm, new Workload(prompt.Text, 1, Decoding.Greedy) { Engine = "onnxruntime" })
        {
            Role = Role.Control,
            Expectation = new EqualWithin(EqualityDelta),
            Reason = "a profile of managed code must not touch native kernels",
        });

    private static IEnumerable<Scenario> DeviceControls() =>
        new[] { ("cold", Metric.Cold), ("warm", Metric.Warm) }.Select(row => new Scenario(
            "control_gpu", row.Item1, row.Item2, new Workload(MeasuredPrompts.FewTokens, 1, Decoding.Greedy) { Engine = "cuda" })
        {
            Role = Role.Control,
            Expectation = new EqualWithin(EqualityDelta),
            Reason = "a profile of managed code must not touch what a device computes",
            NeedsDevice = true,
        });

    private static Scenario TheCanary() =>
        new("canary", "byte_copy", Metric.Warm, new Workload(MeasuredPrompts.FewTokens, 1, Decoding.Greedy))
        {
            Role = Role.Canary,
            LaunchGroup = SingleRequestGroup,
            Expectation = new NoDifference(),
            Reason = "baseline against its byte copy: where these differ, the measurement is at fault",
            Tier = Tier.Gate,
        };

    private static (string Case, string Text)[] Prompts() =>
        [("short", MeasuredPrompts.FewTokens), ("medium", MeasuredPrompts.SomeTokens), ("long", MeasuredPrompts.ManyTokens)];
}
