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
        [.. Of(scenario.Workload, modelPath), .. scenario.Metric == Metric.Cold ? Cold : Warm];

    /// <summary>The arguments of a launch that proves which tiers compiled the program, and is never timed.</summary>
    public static IReadOnlyList<string> Verifying(Workload workload, string modelPath) =>
        [.. Warmed(workload, modelPath), "--evidence"];

    /// <summary>The arguments of a launch that settles and then measures <see cref="WarmIterations"/> batches.</summary>
    public static IReadOnlyList<string> Warmed(Workload workload, string modelPath) => [.. Of(workload, modelPath), .. Warm];

    /// <summary>The arguments of an instrumented launch, whose code stays as it is and so needs no warm-up.</summary>
    public static IReadOnlyList<string> Training(Workload workload, string modelPath, int batches) =>
        [.. Of(workload, modelPath), "--warmup", "0", "--iterations", batches.ToString(CultureInfo.InvariantCulture)];

    private static IEnumerable<string> Of(Workload workload, string modelPath) =>
    [
        "--prompt", workload.Prompt,
        "--model-path", modelPath,
        "--concurrent", workload.Requests.ToString(CultureInfo.InvariantCulture),
        .. workload.Options,
    ];
}
