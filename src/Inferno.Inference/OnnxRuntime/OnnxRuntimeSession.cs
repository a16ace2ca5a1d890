using System.Diagnostics;
using Inferno.Inference.Engines;
using Inferno.Inference.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>One sequence: its key/value tensors stay in native memory and go from one run's outputs to the next one's inputs.</summary>
internal sealed class OnnxRuntimeSession : Session
{
    private readonly InferenceSession _graph;
    private readonly OnnxRuntimeEngine _engine;
    private readonly RunOptions _options = new();
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
        _outputs?.Dispose();
        _outputs = outputs;
        _length += tokens.Length;
        int vocabulary = _engine.Config.VocabularySize;
        return outputs[0].GetTensorDataAsSpan<float>().Slice((tokens.Length - 1) * vocabulary, vocabulary);
    }

    public override void Reset()
    {
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
                throw new InferenceException($"token {token} is out of range; expected 0 to {config.VocabularySize - 1}");
            }
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
            return _graph.Run(_options, _engine.Signature.Inputs, ListInputs(ids, mask, positions), _engine.Signature.Outputs);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new InferenceException($"ONNX Runtime failed ({failure.Message.ReplaceLineEndings(" ")}); try --engine managed", failure);
        }
        finally
        {
            _engine.AddNativeTime(Stopwatch.GetTimestamp() - start);
        }
    }

    private List<OrtValue> ListInputs(OrtValue ids, OrtValue mask, OrtValue positions)
    {
        var inputs = new List<OrtValue>(_engine.Signature.Inputs.Length) { ids };
        if (_engine.Signature.TakesMask)
        {
            inputs.Add(mask);
        }

        if (_engine.Signature.TakesPositions)
        {
            inputs.Add(positions);
        }

        inputs.AddRange(_outputs?.Skip(1) ?? _empty);
        return inputs;
    }

    private static OrtValue Wrap(long[] values, int count) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values.AsMemory(0, count), [1, count]);
}
