namespace Inferno.Inference.Engines;

/// <summary>The engines that a user may ask for.</summary>
public enum EngineKind
{
    /// <summary>This project's own executor of ONNX graphs.</summary>
    Managed,

    /// <summary>ONNX Runtime on the processor.</summary>
    OnnxRuntime,

    /// <summary>ONNX Runtime on an NVIDIA device.</summary>
    Cuda,

    /// <summary><see cref="Cuda"/> where it can run, else <see cref="Managed"/>.</summary>
    Auto,
}

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
