using System.Globalization;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Launching;

/// <summary>Writes the program's command line.</summary>
public static class ProgramArguments
{
    /// <summary>Measured batches of a warm launch: odd, so that their median is one of them, and at least 8.</summary>
    public const int WarmIterations = 11;

    private static readonly string[] Cold = ["--warmup", "0", "--iterations", "1"];

    private static readonly string[] Warm =
        ["--warmup", "auto", "--iterations", WarmIterations.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The arguments of a measured launch.</summary>
    public static IReadOnlyList<string> Measured(Scenario scenario, string modelPath) =>
        Measured(scenario.Workload, scenario.Metric, modelPath);

    /// <summary>The arguments of a measured launch.</summary>
    public static IReadOnlyList<string> Measured(Workload workload, Metric metric, string modelPath) =>
        [.. Of(workload, modelPath), .. metric == Metric.Cold ? Cold : Warm];

    /// <summary>The arguments of a launch that proves which tiers compiled the program, and is never timed.</summary>
    public static IReadOnlyList<string> Verifying(Workload workload, string modelPath) =>
        [.. Of(workload, modelPath), .. Warm, "--evidence"];

    private static IEnumerable<string> Of(Workload workload, string modelPath) =>
    [
        "--prompt", workload.Prompt,
        "--model-path", modelPath,
        "--concurrent", workload.Requests.ToString(CultureInfo.InvariantCulture),
        .. workload.Options,
    ];
}
