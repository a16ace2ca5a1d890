using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>Writes the command line of <c>concurrent_inference</c>.</summary>
public static class ProgramArguments
{
    private static readonly JsonSerializerOptions CaseOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The arguments of a process that serves several workloads, all on one engine.</summary>
    /// <param name="cases">At least one, by the names under which they are asked for.</param>
    /// <param name="modelPath">The model directory.</param>
    public static IReadOnlyList<string> Several(IReadOnlyList<(string Name, Workload Workload)> cases, string modelPath) =>
        [.. Common(cases[0].Workload, modelPath), "--cases", Text(cases)];

    /// <summary>The arguments of a process that serves one workload.</summary>
    public static IReadOnlyList<string> One(Workload workload, string modelPath) =>
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

    /// <summary>The arguments of an instrumented launch, whose code stays as it is and so needs no warm-up.</summary>
    public static IReadOnlyList<string> Training(Workload workload, string modelPath, int batches) =>
        [.. One(workload, modelPath), "--warmup", "0", "--iterations", Text(batches)];

    private static IEnumerable<string> Common(Workload workload, string modelPath) =>
        ["--model-path", modelPath, .. workload.Engine == Workload.Managed ? Array.Empty<string>() : ["--engine", workload.Engine]];

    private static string Text(IEnumerable<(string Name, Workload Workload)> cases) => JsonSerializer.Serialize(
        cases.Select(one => new
        {
            one.Name,
            one.Workload.Prompt,
            Concurrent = one.Workload.Requests,
            one.Workload.Decoding.MaxTokens,
            one.Workload.Decoding.Temperature,
            one.Workload.Decoding.TopK,
            one.Workload.Decoding.TopP,
            one.Workload.Decoding.RepetitionPenalty,
        }),
        CaseOptions);

    private static string[] Optional(string name, IFormattable? value) => value is null ? [] : [name, Text(value)];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
