using Inferno.Measuring.Scenarios;

namespace Inferno.Lab.Bench;

/// <summary>One thing that all engines do, and how much faster than ONNX Runtime the managed one should be at it.</summary>
/// <param name="Name">For people: <c>decode</c>.</param>
/// <param name="Requests">What a batch does.</param>
public sealed record EngineCase(string Name, InferenceRequests Requests)
{
    /// <summary>What a launch yields.</summary>
    public Metric Metric { get; init; } = Metric.Warm;

    /// <summary>ONNX Runtime's time over the baseline build's that is wanted; none where nothing was promised.</summary>
    public double? BaselineGoal { get; init; }

    /// <summary>The same for the profile-guided build.</summary>
    public double? PgoGoal { get; init; }

    /// <summary>Tokens that go through the model in one batch; none where the processor's speed is not what bounds the case.</summary>
    public int? Tokens { get; init; }

    /// <summary>Whether the tokens come one after the other, so that every one reads all weights.</summary>
    public bool IsSequential { get; init; }
}
