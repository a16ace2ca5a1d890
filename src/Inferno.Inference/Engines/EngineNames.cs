namespace Inferno.Inference.Engines;

/// <summary>The names that the command line and the log use.</summary>
public static class EngineNames
{
    /// <summary>The name of <paramref name="kind"/>, such as <c>managed</c>.</summary>
    public static string Name(this EngineKind kind) => kind switch
    {
        EngineKind.Managed => "managed",
        EngineKind.OnnxRuntime => "onnxruntime",
        EngineKind.Cuda => "cuda",
        EngineKind.Auto => "auto",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an engine."),
    };
}
