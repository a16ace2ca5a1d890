using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>How ONNX Runtime runs every graph here.</summary>
internal static class GraphOptions
{
    /// <param name="threads">Threads that one operator may use.</param>
    /// <param name="device">Where it runs; the processor where null.</param>
    public static SessionOptions Create(int threads, CudaDevice? device)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        device?.AddTo(options);
        return options;
    }
}
