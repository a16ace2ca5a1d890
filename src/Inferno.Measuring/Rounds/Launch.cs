using System.Text.Json.Serialization;
using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Rounds;

/// <summary>One build's part in a round: a process from its spawn to its exit, and what it measured.</summary>
public sealed record Launch
{
    /// <summary>When the process was spawned.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Seconds from the spawn to the exit.</summary>
    public required double Duration { get; init; }

    /// <summary>Seconds from the spawn to the arrival of the first batch's answer; none where it settled before.</summary>
    public double? FirstResult { get; init; }

    /// <summary>How it settled; none in a cold start.</summary>
    public Settling? Settling { get; init; }

    /// <summary>What it measured, at least one case.</summary>
    public required IReadOnlyList<MeasuredCase> Cases { get; init; }

    /// <summary>The first case, which mostly is the only one.</summary>
    [JsonIgnore]
    public MeasuredCase Case => Cases[0];

    /// <summary>The same launch with nothing but the case called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">It measured none so called.</exception>
    public Launch Of(string name) => this with
    {
        Cases = [Cases.FirstOrDefault(one => one.Name == name)
            ?? throw new ArgumentException($"The launch measured no case {name}.", nameof(name))],
    };

    /// <summary>What the launch's first case came to by <paramref name="metric"/>: in seconds, or in the unit of what it printed.</summary>
    /// <exception cref="ArgumentException">A cold start is asked of a launch that settled.</exception>
    public double Value(Metric metric) => metric switch
    {
        Metric.Cold => FirstResult ?? throw new ArgumentException("The launch settled before its first batch.", nameof(metric)),
        Metric.Wall => Duration,
        _ => LaunchPair.Median(Case.Batches.Select(batch => batch.Seconds)),
    };
}

/// <summary>How a process came to a steady state.</summary>
/// <param name="IsSettled">Whether the run time's compiler had come to rest.</param>
/// <param name="Rounds">Batches that were served before the measured ones.</param>
/// <param name="MethodsCompiled">Methods compiled so far in the process.</param>
/// <param name="Seconds">What it took.</param>
public sealed record Settling(bool IsSettled, int Rounds, long MethodsCompiled, double Seconds);

/// <summary>One measured batch.</summary>
/// <param name="Seconds">By the program's own clock; where the process is measured as a whole, its time, or the number that it printed.</param>
/// <param name="Work">How much it got done, in the program's own unit; none where it does not count.</param>
public sealed record Batch(double Seconds, long? Work);

/// <summary>One workload as a launch measured it.</summary>
/// <param name="Name">Its name in the round; empty where the program has only one.</param>
/// <param name="Batches">The measured batches, at least one, in their order.</param>
/// <param name="OutputDigest">What the program says it computed; empty where nobody asked.</param>
/// <param name="Evidence">What the process says of its run time; <see langword="null"/> where it says nothing.</param>
public sealed record MeasuredCase(string Name, IReadOnlyList<Batch> Batches, string OutputDigest, RuntimeEvidence? Evidence)
{
    /// <summary>The declared metrics (<see cref="Pgo.Builds.Configuration.MetricDeclaration"/>) that its log holds, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}

/// <summary>What the process says of the run time it ran on.</summary>
/// <param name="DynamicPgo">Whether the run time's profile-guided tier is on.</param>
/// <param name="ReadyToRun">Whether the program carries precompiled code.</param>
/// <param name="NativeAot">Whether the program is compiled ahead of time altogether.</param>
public sealed record RuntimeEvidence(bool DynamicPgo, bool ReadyToRun, bool NativeAot)
{
    /// <summary>Processor time of the measured batches, in seconds.</summary>
    public required double ProcessorTime { get; init; }

    /// <summary>Seconds that the process was ready and waited for a processor; <see langword="null"/> where unknown.</summary>
    public required double? RunQueueDelay { get; init; }

    /// <summary>Seconds that garbage collection paused the process.</summary>
    public required double GarbageCollectionPause { get; init; }

    /// <summary>Bytes that the measured batches allocated on the managed heap.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>The most memory that the process has held, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Methods compiled by tier; <see langword="null"/> where the launch did not listen for them.</summary>
    public CompiledMethods? Compiled { get; init; }
}

/// <summary>Methods that the run time compiled in a launch, by tier; a method counts once for each tier that it went through.</summary>
/// <param name="Tier0">Quick code without probes, at least 0.</param>
/// <param name="Tier0Instrumented">Quick code with probes for a profile, at least 0.</param>
/// <param name="Tier1Instrumented">Precompiled code, compiled again with probes, at least 0.</param>
/// <param name="Tier1">Hot code in its last form, at least 0.</param>
/// <param name="Untiered">Compiled once and for all, at least 0.</param>
public sealed record CompiledMethods(int Tier0, int Tier0Instrumented, int Tier1Instrumented, int Tier1, int Untiered)
{
    /// <summary>Methods compiled with probes, from precompiled code or from none.</summary>
    [JsonIgnore]
    public int Instrumented => Tier0Instrumented + Tier1Instrumented;
}
