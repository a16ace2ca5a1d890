using System.Diagnostics;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Runs the graph with ONNX Runtime on the processor. Sessions share the weights and may run at the same time.</summary>
public sealed class OnnxRuntimeEngine : Engine
{
    private readonly InferenceSession _graph;
    private long _nativeTicks;

    private OnnxRuntimeEngine(InferenceSession graph, GraphSignature signature, ModelConfig config)
    {
        _graph = graph;
        Signature = signature;
        Config = config;
    }

    /// <inheritdoc/>
    public override string Name => "onnxruntime";

    /// <inheritdoc/>
    public override ModelConfig Config { get; }

    /// <inheritdoc/>
    public override TimeSpan NativeTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _nativeTicks));

    internal GraphSignature Signature { get; }

    /// <summary>Loads ONNX Runtime itself, so that its cost can be told from the model's.</summary>
    /// <exception cref="EngineUnavailableException">Its native library cannot be loaded.</exception>
    public static void Initialize()
    {
        try
        {
            _ = OrtEnv.Instance();
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException)
        {
            throw new EngineUnavailableException(
                $"ONNX Runtime's native library cannot be loaded ({failure.GetBaseException().Message.ReplaceLineEndings(" ")}); "
                + "publish for this machine's runtime identifier, or use --engine managed",
                failure);
        }
    }

    /// <summary>Loads a graph with the inputs and outputs of a decoder with past key/values.</summary>
    /// <param name="modelPath">model.onnx.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="threads">Threads that one operator may use; 1 is fastest for small models and for concurrent sessions.</param>
    /// <exception cref="ModelException">The file is missing, truncated or no such graph.</exception>
    public static OnnxRuntimeEngine Load(string modelPath, ModelConfig config, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Initialize();
        InferenceSession graph = Open(modelPath, threads);
        try
        {
            return new OnnxRuntimeEngine(graph, GraphSignature.Read(modelPath, graph, config), config);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Session CreateSession() => new OnnxRuntimeSession(_graph, this);

    internal void AddNativeTime(long ticks) => Interlocked.Add(ref _nativeTicks, ticks);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _graph.Dispose();
        }
    }

    private static InferenceSession Open(string modelPath, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new InferenceSession(modelPath, options);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelException(
                modelPath,
                $"ONNX Runtime cannot load it ({failure.Message.ReplaceLineEndings(" ")})",
                "a complete ONNX graph; export or copy it again",
                failure);
        }
    }
}
