using System.Runtime.CompilerServices;
using Inferno.Inference.Engines;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.OnnxRuntime;

namespace Inferno.Inference.Loading;

/// <summary>Loads the engine that a user asked for. ONNX Runtime's libraries load only where it is the one.</summary>
public static class EngineLoader
{
    /// <summary>Loads native libraries and starts the device, apart from any model.</summary>
    /// <returns>
    /// The kind to load, which is never <see cref="EngineKind.Auto"/>; and, where a device or the lack of one decided,
    /// why.
    /// </returns>
    /// <exception cref="EngineUnavailableException">This machine cannot run that engine.</exception>
    public static (EngineKind Kind, string? Reason) Initialize(EngineKind asked)
    {
        switch (asked)
        {
            case EngineKind.OnnxRuntime:
                InitializeOnnxRuntime();
                return (asked, null);
            case EngineKind.Cuda:
                return (asked, OpenCudaDevice().Description);
            case EngineKind.Auto:
                return Choose();
            default:
                return (asked, null);
        }
    }

    /// <summary>Loads the graph and its weights.</summary>
    /// <param name="kind">A kind that <see cref="Initialize"/> gave.</param>
    /// <param name="model">The model's files.</param>
    /// <param name="threads">Threads that one operator may use where the engine divides operators, at least 1.</param>
    /// <exception cref="ModelException">
    /// The graph is truncated, not supported, or not the one that config.json describes.
    /// </exception>
    /// <exception cref="EngineUnavailableException">The device cannot hold the model.</exception>
    public static Engine Load(EngineKind kind, ModelDirectory model, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        return kind switch
        {
            EngineKind.Managed => ManagedEngine.Load(model.GraphPath, model.Config),
            EngineKind.OnnxRuntime => LoadOnnxRuntime(model, threads),
            EngineKind.Cuda => LoadCuda(model),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind that this machine can run"),
        };
    }

    private static (EngineKind Kind, string? Reason) Choose()
    {
        try
        {
            return Initialize(EngineKind.Cuda);
        }
        catch (EngineUnavailableException failure)
        {
            return (EngineKind.Managed, failure.Cause);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InitializeOnnxRuntime() => _ = NativeRuntime.Environment;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CudaDevice OpenCudaDevice() => CudaDevice.Shared;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OnnxRuntimeEngine LoadOnnxRuntime(ModelDirectory model, int threads) =>
        OnnxRuntimeEngine.Load(model.GraphPath, model.Config, threads);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OnnxRuntimeEngine LoadCuda(ModelDirectory model) =>
        OnnxRuntimeEngine.Load(model.GraphPath, model.Config, threads: 1, OpenCudaDevice());
}
