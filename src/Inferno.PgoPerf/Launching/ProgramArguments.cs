using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Launching;

/// <summary>Writes the program's command line.</summary>
public static class ProgramArguments
{
    private static readonly string[] Cold = ["--warmup", "0", "--iterations", "1"];

    private static readonly JsonSerializerOptions CaseOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The arguments of a measured launch.</summary>
    /// <param name="scenarios">At least one, all of one metric and engine, in the order in which they are measured.</param>
    /// <param name="modelPath">The model directory.</param>
    public static IReadOnlyList<string> Measured(IReadOnlyList<Scenario> scenarios, string modelPath) => scenarios switch
    {
        [var only] => Measured(only.Workload, only.Metric, modelPath),
        _ => [.. Common(scenarios[0].Workload, modelPath), "--cases", Cases(scenarios), .. Warm(WarmBatches.Usual)],
    };

    /// <summary>The arguments of a launch that measures one workload.</summary>
    public static IReadOnlyList<string> Measured(Workload workload, Metric metric, string modelPath) =>
        [.. Of(workload, modelPath), .. metric == Metric.Warm ? Warm(WarmBatches.Of(workload)) : Cold];

    /// <summary>The arguments of a launch that proves which tiers compiled the program, and is never timed.</summary>
    public static IReadOnlyList<string> Verifying(Workload workload, string modelPath) =>
        [.. Warmed(workload, modelPath), "--evidence"];

    /// <summary>The arguments of a launch that settles and then measures the batches of <see cref="WarmBatches"/>.</summary>
    public static IReadOnlyList<string> Warmed(Workload workload, string modelPath) => Measured(workload, Metric.Warm, modelPath);

    /// <summary>The arguments of an instrumented launch, whose code stays as it is and so needs no warm-up.</summary>
    public static IReadOnlyList<string> Training(Workload workload, string modelPath, int batches) =>
        [.. Of(workload, modelPath), "--warmup", "0", "--iterations", Text(batches)];

    private static IEnumerable<string> Warm(int batches) => ["--warmup", "auto", "--iterations", Text(batches)];

    private static IEnumerable<string> Of(Workload workload, string modelPath) =>
    [
        "--prompt", workload.Prompt,
        .. Common(workload, modelPath),
        "--concurrent", Text(workload.Requests),
        "--max-tokens", Text(workload.Decoding.MaxTokens),
        "--temperature", Text(workload.Decoding.Temperature),
        .. Optional("--top-k", workload.Decoding.TopK),
        .. Optional("--top-p", workload.Decoding.TopP),
        .. Optional("--repetition-penalty", workload.Decoding.RepetitionPenalty),
    ];

    private static IEnumerable<string> Common(Workload workload, string modelPath) =>
        ["--model-path", modelPath, "--engine", workload.Engine];

    private static string Cases(IEnumerable<Scenario> scenarios) => JsonSerializer.Serialize(
        scenarios.Select(scenario => new
        {
            scenario.Name,
            scenario.Workload.Prompt,
            Concurrent = scenario.Workload.Requests,
            scenario.Workload.Decoding.MaxTokens,
            scenario.Workload.Decoding.Temperature,
            scenario.Workload.Decoding.TopK,
            scenario.Workload.Decoding.TopP,
            scenario.Workload.Decoding.RepetitionPenalty,
            Iterations = OwnBatches(scenario),
        }),
        CaseOptions);

    // A pinned build may be older than batches of a case's own.
    private static int? OwnBatches(Scenario scenario) =>
        WarmBatches.Of(scenario.Workload) is not WarmBatches.Usual and var own && scenario.Expectation is not NotSlower ? own : null;

    private static string[] Optional(string name, IFormattable? value) => value is null ? [] : [name, Text(value)];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
