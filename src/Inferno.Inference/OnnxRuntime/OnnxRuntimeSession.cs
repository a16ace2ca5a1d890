using System.Diagnostics;
using System.Runtime.InteropServices;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>
/// One sequence. Its key/value tensors stay where the kernels run, as outputs of one run that are inputs of the next;
/// of each run, the processor gets the logits alone.
/// </summary>
internal sealed class OnnxRuntimeSession : Session
{
    private static readonly bool[] Branches = [false, true];

    private readonly InferenceSession _graph;
    private readonly OnnxRuntimeEngine _engine;
    private readonly ModelSignature _signature;
    private readonly RunOptions _options = new();
    private readonly OrtIoBinding _binding;
    private readonly IntegerInput _ids;
    private readonly IntegerInput? _positions;
    private readonly IntegerInput? _mask;
    private readonly OrtValue[] _beginnings;
    private readonly OrtValue? _one;
    private readonly OrtValue[] _branches = [];
    private readonly float[] _logits;
    private IDisposableReadOnlyCollection<OrtValue>? _outputs;
    private int _length;
    private int _passes;

    public OnnxRuntimeSession(InferenceSession graph, OnnxRuntimeEngine engine)
        : base(engine.Config, engine.Signature)
    {
        int context = engine.Config.ContextLength;
        _graph = graph;
        _engine = engine;
        _signature = engine.Signature;
        _binding = graph.CreateIoBinding();
        _ids = new IntegerInput(_signature.Ids, context);
        _positions = _signature.Positions is { } positions ? new IntegerInput(positions, context) : null;
        _mask = _signature.Mask is { } mask ? new IntegerInput(mask, context).Filled(1) : null;
        _beginnings = [.. _signature.Caches.Select(Begin)];
        if (_signature.KeptLogits is { } kept)
        {
            _one = new IntegerInput(kept, 1).Filled(1).Wrap(1, kept.Sizes.Count == 0 ? [] : [1]);
        }

        if (_signature.CacheBranch is not null)
        {
            _branches = [.. Branches.Select(value => OrtValue.CreateTensorValueFromMemory(new[] { value }, [1]))];
        }

        _logits = new float[engine.Config.VocabularySize];
    }

    public override int Length => _length;

    public override void Reset()
    {
        _binding.ClearBoundInputs();
        _binding.ClearBoundOutputs();
        _outputs?.Dispose();
        _outputs = null;
        (_length, _passes) = (0, 0);
    }

    private protected override ReadOnlySpan<float> Append(ReadOnlySpan<int> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            _ids[i] = tokens[i];
            _positions?[i] = _length + i;
        }

        IDisposableReadOnlyCollection<OrtValue> outputs = Run(tokens.Length);
        try
        {
            CheckLogits(outputs[0]);
            CheckCaches(outputs, _length + tokens.Length);
        }
        catch
        {
            outputs.Dispose();
            throw;
        }

        _outputs?.Dispose();
        _outputs = outputs;
        _length += tokens.Length;
        _passes++;
        return LastRow(outputs[0]);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        _outputs?.Dispose();
        _binding.Dispose();
        _options.Dispose();
        _one?.Dispose();
        Array.ForEach(_branches, value => value.Dispose());
        Array.ForEach(_beginnings, value => value.Dispose());
    }

    /// <summary>What a cache holds before the first token: nothing, or zeros.</summary>
    private static OrtValue Begin(CacheSignature cache)
    {
        long[] shape = [.. cache.Shape.Values.ToArray().Select(size => (long)size)];
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, (TensorElementType)cache.Past.Type, shape);
        if (cache.Axis is null)
        {
            value.GetTensorMutableRawData().Clear();
        }

        return value;
    }

    /// <summary>Of as many rows as there are tokens, or of the last alone: exporters leave the others out to save the work.</summary>
    private ReadOnlySpan<float> LastRow(OrtValue logits)
    {
        var type = (ElementType)logits.GetTensorTypeAndShape().ElementDataType;
        if (type == ElementType.Float)
        {
            return logits.GetTensorDataAsSpan<float>()[^_logits.Length..];
        }

        ReadOnlySpan<ushort> bits = MemoryMarshal.Cast<byte, ushort>(logits.GetTensorMutableRawData());
        Widening.Widen(type, bits[^_logits.Length..], _logits);
        return _logits;
    }

    private void CheckLogits(OrtValue output)
    {
        OrtTensorTypeAndShapeInfo logits = output.GetTensorTypeAndShape();
        bool isFloat = ((ElementType)logits.ElementDataType).Computed() == ElementType.Float;
        if (!isFloat || logits.Shape is not [.., var width] || width != _logits.Length || logits.ElementCount < width)
        {
            throw new ModelException(_engine.ModelPath, $"logits of {logits.ElementDataType} and shape [{string.Join(", ", logits.Shape)}]",
                $"floats, {_logits.Length} a position, config.json's vocab_size");
        }
    }

    /// <summary>
    /// Whether the caches are as long as the sequence: all of them in the first pass and in the first with a past, then one a
    /// pass in turn, as asking for shapes would take a good part of a small model's time.
    /// </summary>
    private void CheckCaches(IDisposableReadOnlyCollection<OrtValue> outputs, int length)
    {
        const int WholePasses = 2;
        int count = _signature.Caches.Count, first = _passes < WholePasses ? 0 : _passes % count;
        for (int i = first; i < (_passes < WholePasses ? count : first + 1); i++)
        {
            CacheSignature cache = _signature.Caches[i];
            ReadOnlySpan<long> shape = outputs[i + 1].GetTensorTypeAndShape().Shape;
            bool fits = shape.Length == cache.Shape.Rank;
            for (int axis = 0; fits && axis < shape.Length; axis++)
            {
                fits = shape[axis] == (axis == cache.Axis ? length : cache.Shape[axis]);
            }

            if (!fits)
            {
                throw cache.Misfit(_engine.ModelPath, $"[{string.Join(", ", shape.ToArray())}]", length);
            }
        }
    }

    private IDisposableReadOnlyCollection<OrtValue> Run(int count)
    {
        long start = Stopwatch.GetTimestamp();
        int total = _length + count;
        using OrtValue ids = _ids.Wrap(count, 1, count);
        using OrtValue? mask = _mask?.Wrap(total, 1, total);
        using OrtValue? positions = _positions?.Wrap(count, 1, count);
        try
        {
            BindInputs(ids, mask, positions);
            BindOutputs();
            _graph.RunWithBinding(_options, _binding);
            _binding.SynchronizeBoundOutputs();
            return _binding.GetOutputValues();
        }
        catch (OnnxRuntimeException failure) when (_engine.Device is { } device && NativeFailure.IsOutOfMemory(failure))
        {
            throw NativeFailure.TooLittleMemory(device, failure);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new InferenceException(
                $"{_engine.ModelPath}: ONNX Runtime failed ({NativeFailure.Text(failure)}); expected a graph that runs on {count} tokens after {_length}", failure);
        }
        finally
        {
            _engine.AddNativeTime(Stopwatch.GetTimestamp() - start);
        }
    }

    private void BindInputs(OrtValue ids, OrtValue? mask, OrtValue? positions)
    {
        _binding.BindInput(_ids.Name, ids);
        Bind(_mask?.Name, mask);
        Bind(_positions?.Name, positions);
        Bind(_signature.KeptLogits?.Name, _one);
        if (_signature.CacheBranch is { } branch)
        {
            _binding.BindInput(branch.Name, _branches[_length > 0 ? 1 : 0]);
        }

        for (int i = 0; i < _beginnings.Length; i++)
        {
            _binding.BindInput(_signature.Caches[i].Past.Name, _outputs is null ? _beginnings[i] : _outputs[i + 1]);
        }
    }

    private void Bind(string? name, OrtValue? value)
    {
        if (name is not null && value is not null)
        {
            _binding.BindInput(name, value);
        }
    }

    /// <summary>Anew for each run: a bound output keeps the tensor, and so the shape, of the run before.</summary>
    private void BindOutputs()
    {
        _binding.BindOutputToDevice(ModelSignature.Logits, OrtMemoryInfo.DefaultInstance);
        foreach (CacheSignature cache in _signature.Caches)
        {
            _binding.BindOutputToDevice(cache.Present, _engine.CacheMemory);
        }
    }
}
