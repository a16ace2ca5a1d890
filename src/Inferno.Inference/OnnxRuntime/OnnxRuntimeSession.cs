using System.Diagnostics;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>
/// One sequence. Its key/value tensors stay where the kernels run, as outputs of one run that are inputs of the next;
/// of each run, the processor gets the logits alone.
/// </summary>
internal sealed class OnnxRuntimeSession : Session
{
    private readonly InferenceSession _graph;
    private readonly OnnxRuntimeEngine _engine;
    private readonly RunOptions _options = new();
    private readonly OrtIoBinding _binding;
    private readonly long[] _ids;
    private readonly long[] _positions;
    private readonly long[] _mask;
    private readonly OrtValue[] _empty;
    private IDisposableReadOnlyCollection<OrtValue>? _outputs;
    private int _length;

    public OnnxRuntimeSession(InferenceSession graph, OnnxRuntimeEngine engine)
    {
        ModelConfig config = engine.Config;
        _graph = graph;
        _engine = engine;
        _binding = graph.CreateIoBinding();
        _ids = new long[config.ContextLength];
        _positions = new long[config.ContextLength];
        _mask = new long[config.ContextLength];
        Array.Fill(_mask, 1);
        long[] shape = [1, config.KeyValueHeads, 0, config.HeadSize];
        _empty = [.. Enumerable.Range(0, 2 * config.Layers).Select(_ =>
            OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape))];
    }

    public override int Length => _length;

    public override ReadOnlySpan<float> Forward(ReadOnlySpan<int> tokens)
    {
        Check(tokens);
        for (int i = 0; i < tokens.Length; i++)
        {
            _ids[i] = tokens[i];
            _positions[i] = _length + i;
        }

        IDisposableReadOnlyCollection<OrtValue> outputs = Run(tokens.Length);
        CheckLogits(outputs);
        _outputs?.Dispose();
        _outputs = outputs;
        _length += tokens.Length;

        // Of as many rows as there are tokens, or of the last alone: exporters leave the others out to save the work.
        return outputs[0].GetTensorDataAsSpan<float>()[^_engine.Config.VocabularySize..];
    }

    public override void Reset()
    {
        _binding.ClearBoundInputs();
        _binding.ClearBoundOutputs();
        _outputs?.Dispose();
        _outputs = null;
        _length = 0;
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
        foreach (OrtValue value in _empty)
        {
            value.Dispose();
        }
    }

    private void Check(ReadOnlySpan<int> tokens)
    {
        ModelConfig config = _engine.Config;
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Length, nameof(tokens));
        if (_length + tokens.Length > config.ContextLength)
        {
            throw new InferenceException(
                $"{_length} + {tokens.Length} tokens do not fit the context of {config.ContextLength}; use a shorter prompt");
        }

        foreach (int token in tokens)
        {
            if (token < 0 || token >= config.VocabularySize)
            {
                throw OutsideVocabulary(token, config.VocabularySize);
            }
        }
    }

    private void CheckLogits(IDisposableReadOnlyCollection<OrtValue> outputs)
    {
        OrtTensorTypeAndShapeInfo logits = outputs[0].GetTensorTypeAndShape();
        long vocabulary = _engine.Config.VocabularySize;
        if (logits.ElementDataType != TensorElementType.Float || logits.Shape is not [.., var width] || width != vocabulary || logits.ElementCount < vocabulary)
        {
            outputs.Dispose();
            throw new ModelException(_engine.ModelPath, $"logits of {logits.ElementDataType} and shape [{string.Join(", ", logits.Shape)}]",
                $"floats, {vocabulary} a position, config.json's vocab_size");
        }
    }

    private IDisposableReadOnlyCollection<OrtValue> Run(int count)
    {
        long start = Stopwatch.GetTimestamp();
        using OrtValue ids = Wrap(_ids, count);
        using OrtValue mask = Wrap(_mask, _length + count);
        using OrtValue positions = Wrap(_positions, count);
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
            throw new InferenceException($"ONNX Runtime failed ({NativeFailure.Text(failure)}); try --engine managed", failure);
        }
        finally
        {
            _engine.AddNativeTime(Stopwatch.GetTimestamp() - start);
        }
    }

    private void BindInputs(OrtValue ids, OrtValue mask, OrtValue positions)
    {
        GraphSignature signature = _engine.Signature;
        _binding.BindInput(GraphSignature.Ids, ids);
        if (signature.TakesMask)
        {
            _binding.BindInput(GraphSignature.Mask, mask);
        }

        if (signature.TakesPositions)
        {
            _binding.BindInput(GraphSignature.Positions, positions);
        }

        for (int i = 0; i < signature.Past.Length; i++)
        {
            _binding.BindInput(signature.Past[i], _outputs is null ? _empty[i] : _outputs[i + 1]);
        }
    }

    /// <summary>Anew for each run: a bound output keeps the tensor, and so the shape, of the run before.</summary>
    private void BindOutputs()
    {
        _binding.BindOutputToDevice(GraphSignature.Logits, OrtMemoryInfo.DefaultInstance);
        foreach (string name in _engine.Signature.Present)
        {
            _binding.BindOutputToDevice(name, _engine.CacheMemory);
        }
    }

    private static OrtValue Wrap(long[] values, int count) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values.AsMemory(0, count), [1, count]);
}
