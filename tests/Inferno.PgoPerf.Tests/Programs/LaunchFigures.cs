using Inferno.Measuring.Rounds;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>What a launch measured and said, with the figures that a test cares for.</summary>
public sealed record LaunchFigures
{
    public static readonly string SomeDigest = "sha256:" + new string('a', 64);

    public IReadOnlyList<double> Walls { get; init; } = [.. Enumerable.Repeat(.004, 15)];

    public int Work { get; init; } = 64;

    public string Digest { get; init; } = SomeDigest;

    public bool Settled { get; init; } = true;

    public bool DynamicPgo { get; init; } = true;

    /// <summary>Methods compiled with probes; null where nobody counted.</summary>
    public int? Instrumented { get; init; } = 212;

    public double RunQueueDelay { get; init; } = .001;

    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>
    {
        ["request time p95"] = .19,
        ["tokens"] = 14752,
        ["inference share"] = 87.7,
        ["managed share"] = 99.4,
        ["parallelism efficiency"] = 96.1,
        ["pure inference mean"] = .1,
    };

    public MeasuredCase ToCase(string name = "") => new(
        name,
        [.. Walls.Select(wall => new Batch(wall, Work))],
        Digest,
        new RuntimeEvidence(DynamicPgo, ReadyToRun: true, NativeAot: false)
        {
            ProcessorTime = .21,
            RunQueueDelay = RunQueueDelay,
            GarbageCollectionPause = .0002,
            AllocatedBytes = 5_000_000_000,
            PeakBytes = 61_000_000,
            Compiled = Instrumented is { } count ? new CompiledMethods(1, 0, count, 2, 0) : null,
        })
    {
        Metrics = Metrics,
    };

    /// <summary>A launch that measured these figures as each of <paramref name="cases"/>.</summary>
    public Launch ToLaunch(double firstResult = .1, params IReadOnlyList<string> cases) => new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Duration = 2 * firstResult,
        FirstResult = firstResult,
        Settling = new Settling(Settled, 117, 2310, 1.5),
        Cases = [.. (cases.Count == 0 ? [""] : cases).Select(ToCase)],
    };
}
