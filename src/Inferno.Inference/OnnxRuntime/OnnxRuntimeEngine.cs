using System.Diagnostics;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Runs the graph with ONNX Runtime. Sessions share the weights and may run at the same time.</summary>
public sealed class OnnxRuntimeEngine : Engine
{
    private readonly InferenceSession _graph;
    private long _nativeTicks;

    private OnnxRuntimeEngine(InferenceSession graph, string modelPath, ModelSignature signature, ModelConfig config)
    {
        _graph = graph;
        ModelPath = modelPath;
        Signature = signature;
        Config = config;
    }

    /// <inheritdoc/>
    public override string Name => (Device is null ? EngineKind.OnnxRuntime : EngineKind.Cuda).Name();

    /// <inheritdoc/>
    public override ModelConfig Config { get; }

    /// <inheritdoc/>
    public override TimeSpan NativeTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _nativeTicks));

    internal string ModelPath { get; }

    internal ModelSignature Signature { get; }

    /// <summary>The GPU that the graph runs on; the processor where null.</summary>
    internal CudaDevice? Device { get; private init; }

    /// <summary>Where sessions keep their key/value tensors from one run to the next.</summary>
    internal OrtMemoryInfo CacheMemory => Device?.Memory ?? OrtMemoryInfo.DefaultInstance;

    /// <summary>Loads a graph with the inputs and outputs of a decoder with past key/values, for the processor.</summary>
    /// <param name="modelPath">model.onnx.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="threads">Threads that one operator may use; 1 is fastest for small models and concurrent sessions.</param>
    /// <exception cref="ModelException">The file is missing, truncated or no such graph.</exception>
    /// <exception cref="EngineUnavailableException">ONNX Runtime's native library cannot be loaded.</exception>
    public static OnnxRuntimeEngine Load(string modelPath, ModelConfig config, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Load(modelPath, config, threads, device: null);
    }

    /// <inheritdoc cref="Load(string, ModelConfig, int)"/>
    internal static OnnxRuntimeEngine Load(string modelPath, ModelConfig config, int threads, CudaDevice? device)
    {
        _ = NativeRuntime.Environment;
        InferenceSession graph = Open(modelPath, threads, device);
        try
        {
            ModelSignature signature = Read(modelPath, graph, config);
            return new OnnxRuntimeEngine(graph, modelPath, signature, config) { Device = device };
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

    private static ModelSignature Read(string modelPath, InferenceSession graph, ModelConfig config)
    {
        IEnumerable<ValueSignature> inputs = graph.InputMetadata.Where(input => input.Value.IsTensor).Select(input => new ValueSignature(
            input.Key,
            (ElementType)input.Value.ElementDataType,
            [.. input.Value.Dimensions.Select(size => size < 0 ? (long?)null : size)]));
        return ModelSignature.Read(modelPath, [.. inputs], graph.OutputMetadata.Keys.ToHashSet(), config);
    }

    private static InferenceSession Open(string modelPath, int threads, CudaDevice? device)
    {
        try
        {
            using SessionOptions options = GraphOptions.Create(threads, device);
            return new InferenceSession(modelPath, options);
        }
        catch (OnnxRuntimeException failure) when (device is not null && NativeFailure.IsOutOfMemory(failure))
        {
            throw NativeFailure.TooLittleMemory(device, failure);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelException(
                modelPath,
                $"ONNX Runtime cannot load it ({NativeFailure.Text(failure)})",
                "a complete ONNX graph; export or copy it again",
                failure);
        }
    }
}
