using System.Runtime.CompilerServices;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.OnnxRuntime;

namespace Inferno.Inference.Engines;

/// <summary>Loads the engine that a user asked for. ONNX Runtime's libraries load only where it is the one.</summary>
public static class EngineLoader
{
    /// <summary>The variable that holds the path of a CUDA execution-provider library.</summary>
    public const string CudaLibraryVariable = "INFERNO_CUDA_EP_PATH";

    /// <summary>What <see cref="EngineKind.Auto"/> means here, and why; any other kind is itself, with no reason.</summary>
    public static (EngineKind Kind, string? Reason) Resolve(EngineKind asked) =>
        asked == EngineKind.Auto ? (EngineKind.Managed, $"no CUDA device: {CudaLibraryVariable} is not set") : (asked, null);

    /// <summary>Loads native libraries, apart from any model.</summary>
    /// <exception cref="EngineUnavailableException">This machine cannot run that engine.</exception>
    public static void Initialize(EngineKind kind)
    {
        switch (kind)
        {
            case EngineKind.OnnxRuntime:
                InitializeOnnxRuntime();
                break;
            case EngineKind.Cuda:
                throw new EngineUnavailableException(
                    "no CUDA execution-provider library was found; "
                    + $"set {CudaLibraryVariable} to the path of one for ONNX Runtime, or use --engine managed");
            default:
                break;
        }
    }

    /// <summary>Loads the graph and its weights.</summary>
    /// <param name="kind">A resolved kind, initialized.</param>
    /// <param name="model">The model's files.</param>
    /// <param name="threads">Threads that one operator may use where the engine divides operators, at least 1.</param>
    /// <exception cref="ModelException">The graph is truncated, not supported, or not the one that config.json describes.</exception>
    public static Engine Load(EngineKind kind, ModelDirectory model, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        return kind switch
        {
            EngineKind.Managed => ManagedEngine.Load(model.GraphPath, model.Config),
            EngineKind.OnnxRuntime => LoadOnnxRuntime(model, threads),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind that this machine can run"),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InitializeOnnxRuntime() => OnnxRuntimeEngine.Initialize();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OnnxRuntimeEngine LoadOnnxRuntime(ModelDirectory model, int threads) =>
        OnnxRuntimeEngine.Load(model.GraphPath, model.Config, threads);
}
