using System.Globalization;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>A log as the program writes it, with the figures that a test cares for.</summary>
public sealed record LogText
{
    public static readonly string SomeDigest = new('a', 64);

    public IReadOnlyList<double> Walls { get; init; } = [.. Enumerable.Repeat(.004, 11)];

    public int Tokens { get; init; } = 64;

    public string Digest { get; init; } = SomeDigest;

    public bool Settled { get; init; } = true;

    public bool DynamicPgo { get; init; } = true;

    public int? Tier1 { get; init; } = 212;

    /// <summary>Methods in tier 0, there with probes, in tier 1 with probes, in tier 1, and in none.</summary>
    public IReadOnlyList<int>? ByTier { get; init; }

    public double RunQueueDelay { get; init; } = .001;

    public IReadOnlyList<string> Lines =>
    [
        "ENGINE managed",
        "COLD START BREAKDOWN",
        "  Backend initialization:   0.012345s",
        "  Engine creation:          0.000321s",
        "  Model loading + GPU:      0.045678s",
        "  Total cold start:         0.058344s",
        "  Time to first token:      0.061234s",
        "WARM-UP",
        $"  Iterations: 117   Settled: {(Settled ? "yes" : "no")}   Methods compiled: 2310",
        .. Walls.Select((wall, index) => string.Create(
            CultureInfo.InvariantCulture, $"ITERATION {index + 1}/{Walls.Count}   Wall: {wall:F6}s   Tokens: {Tokens}")),
        "PERFORMANCE ANALYSIS",
        "  Successful requests:      50/50",
        "  Total tokens generated:   3200",
        $"  Request time:             {Spread}",
        $"  Lock wait time:           {Spread}  (12.3% of request)",
        $"  Pure inference time:      {Spread}  (87.7% of request)",
        "  Requests/sec: 230.5   Tokens/sec: 14752.0   Parallelism efficiency: 96.1%",
        "  First request completed: 0.004000s   Last request completed: 0.216000s",
        "RUNTIME EVIDENCE",
        $"  PGO: dynamic={(DynamicPgo ? "on" : "off")}  tier1-instrumented methods: "
            + $"{Tier1?.ToString(CultureInfo.InvariantCulture) ?? "not collected"}  ReadyToRun: yes  NativeAOT: no  "
            + string.Create(
                CultureInfo.InvariantCulture,
                $"processor time: 0.210000s  run-queue delay: {RunQueueDelay:F6}s  GC pause: 0.000200s"),
        "  Allocated: 5000000000 bytes   Peak memory: 61000000 bytes",
        .. ByTier is [var quick, var probedQuick, var probed, var optimized, var untiered]
            ? [$"  Methods by tier: tier0 {quick}  tier0-instrumented {probedQuick}  tier1-instrumented {probed}  tier1 {optimized}  untiered {untiered}"]
            : Array.Empty<string>(),
        "PGO OPTIMIZATION INSIGHTS",
        "  Inference share: 87.7%   Managed share: 99.4%",
        $"  Output digest: sha256:{Digest}",
    ];

    private const string Spread =
        "mean 0.100000s  median 0.090000s  p95 0.190000s  p99 0.200000s  min 0.050000s  max 0.210000s";
}
