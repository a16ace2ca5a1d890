namespace Inferno.Lab.Bench;

/// <summary>What one case came to.</summary>
/// <param name="Width">Width of the model's residual stream.</param>
/// <param name="Case">What was done.</param>
/// <param name="Threads">Threads with which ONNX Runtime was fastest at it, and was measured.</param>
/// <param name="Times">Seconds by contender, one value a block; the contenders' values of one block belong together.</param>
public sealed record CaseResult(int Width, EngineCase Case, int Threads, IReadOnlyDictionary<string, IReadOnlyList<double>> Times)
{
    /// <summary>Memory by contender.</summary>
    public required IReadOnlyDictionary<string, MemoryUse> Memory { get; init; }

    /// <summary>ONNX Runtime.</summary>
    public const string Reference = "onnxruntime";

    /// <summary>The managed engine, built without a profile.</summary>
    public const string Baseline = "baseline";

    /// <summary>The managed engine, built with one.</summary>
    public const string Pgo = "pgo";

    /// <summary>How much faster than ONNX Runtime the baseline is.</summary>
    public Speedup OfBaseline => Speedup.Of(Times[Reference], Times[Baseline], Case.BaselineGoal);

    /// <summary>How much faster than ONNX Runtime the profile-guided build is.</summary>
    public Speedup OfPgo => Speedup.Of(Times[Reference], Times[Pgo], Case.PgoGoal);
}
