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
