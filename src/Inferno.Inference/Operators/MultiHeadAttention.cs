using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>com.microsoft.MultiHeadAttention: as many key heads as query heads, from rows of heads or, for keys and values, heads of rows.</summary>
internal sealed class MultiHeadAttention : Operator
{
    private const int Query = 0, Key = 1, Value = 2, Bias = 3, PaddingMask = 4, ScoreBias = 5, PastKey = 6, PastValue = 7;

    private readonly int _heads;
    private readonly float _scale;
    private readonly float _maskValue;
    private readonly bool _isCausal;

    public MultiHeadAttention(NodeAttributes attributes)
    {
        attributes.RequireKnown("num_heads", "scale", "mask_filter_value", "unidirectional");
        _heads = attributes.RequiredCount("num_heads");
        _scale = attributes.Float("scale", 0);
        _maskValue = attributes.Float("mask_filter_value", -10000);
        _isCausal = attributes.OneOf("unidirectional", 0, 0, 1) == 1;
    }

    public override bool Computes(int output) => output <= 2;

    public override Growth? Grows(int output, int inputs) => output is 1 or 2 ? new Growth(PastKey + output - 1, 2) : null;

    public override void CheckInputs(Func<int, bool> has)
    {
        Require(has, Query);
        if (!has(Key) || !has(Value))
        {
            throw new OperatorException("queries that hold the keys or values too", "keys and values as inputs of their own; --engine onnxruntime may compute it");
        }

        Refuse(has, (8, "past_sequence_length"), (9, "cache_indirection"));
        if (has(PastKey) != has(PastValue))
        {
            throw new OperatorException("a past of keys or of values alone", "both or neither");
        }
    }

    public override ValueFacts Infer(InputFacts inputs) => inputs[Query].Shape is [var batch, var length, var width]
        ? new([batch, length, inputs[Value].Shape is [_, _, var own] ? own : inputs[Value].Shape is [_, { } heads, _, { } size] ? inputs.Algebra.Multiply(heads, size) : width])
        : ValueFacts.Nothing;

    public override void Run(Invocation call)
    {
        Tensor biases = call.Has(Bias) ? call.Dense(Bias) : null!;
        Tensor query = Heads(call, Query), key = Heads(call, Key), value = Heads(call, Value);
        bool fits = query.Rank == 4 && key.Shape[0] == query.Shape[0] && value.Shape[0] == query.Shape[0] && key.Shape[3] == query.Shape[3]
            && key.Shape[2] == value.Shape[2];
        if (!fits)
        {
            throw new OperatorException($"queries, keys and values of shapes {query.Shape}, {key.Shape} and {value.Shape}", "those of one attention");
        }

        if (call.Has(Bias))
        {
            (query, key, value) = Biased(call, biases, query, key, value);
        }

        Tensor keys = AttentionHeads.Join(call, 1, call.Has(PastKey) ? call.Input(PastKey) : null, key);
        Tensor values = AttentionHeads.Join(call, 2, call.Has(PastValue) ? call.Input(PastValue) : null, value);
        if (keys.Shape[2] != values.Shape[2])
        {
            throw new OperatorException($"pasts for keys of {keys.Shape} and values of {values.Shape}", "as many positions in both");
        }

        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked([query.Shape[0], query.Shape[2], (long)_heads * value.Shape[3]]));
        new AttentionHeads
        {
            Queries = query,
            Keys = keys,
            Values = values,
            Result = AttentionHeads.Split(call, result, _heads, value.Shape[3]),
            Bias = ScoreBiases(call, query, keys),
            Rule = new AttentionRule
            {
                Scale = _scale == 0 ? 1 / MathF.Sqrt(query.Shape[3]) : _scale, Past = _isCausal ? keys.Shape[2] - query.Shape[2] : null,
            },
        }.Run(call);
    }

    /// <summary>[batch, heads, positions, size] of an input that has the heads in its rows, or in front of its positions.</summary>
    private Tensor Heads(Invocation call, int input)
    {
        Tensor x = call.Dense(input);
        x.Require(ElementType.Float);
        return x.Rank == 3 && x.Shape[2] % _heads == 0 ? AttentionHeads.Split(call, x, _heads, x.Shape[2] / _heads)
            : x.Rank == 4 && x.Shape[1] == _heads && input != Query ? x
            : throw new OperatorException($"input {input} of shape {x.Shape}", $"[batch, positions, {_heads} times size]");
    }

    private (Tensor Query, Tensor Key, Tensor Value) Biased(Invocation call, Tensor bias, Tensor query, Tensor key, Tensor value)
    {
        bias.Require(ElementType.Float);
        int first = _heads * query.Shape[3], second = _heads * key.Shape[3], third = _heads * value.Shape[3];
        return bias.Count == first + second + third
            ? (Sum(call, query, bias, 0), Sum(call, key, bias, first), Sum(call, value, bias, first + second))
            : throw new OperatorException($"a bias of shape {bias.Shape}", $"{first + second + third} floats");
    }

    private Tensor Sum(Invocation call, Tensor x, Tensor bias, int first)
    {
        int size = x.Shape[3];
        Tensor sum = call.Scratch(ElementType.Float, x.Shape);
        StridedCopy.Copy(x, sum);
        Span<float> values = sum.Span<float>(), added = bias.Span<float>().Slice(first, _heads * size);
        for (int row = 0; size > 0 && row < sum.Count / size; row++)
        {
            Span<float> one = values.Slice(row * size, size);
            TensorPrimitives.Add(one, added.Slice(row / Math.Max(1, x.Shape[2]) % _heads * size, size), one);
        }

        return sum;
    }

    /// <summary>What is added to the scores: the bias that the graph gives, and the mask's value where a key is padding.</summary>
    private Tensor? ScoreBiases(Invocation call, Tensor query, Tensor keys)
    {
        Tensor? bias = call.Has(ScoreBias) ? call.Input(ScoreBias) : null;
        if (!call.Has(PaddingMask))
        {
            return bias;
        }

        Tensor padding = call.Input(PaddingMask);
        int batch = query.Shape[0], total = keys.Shape[2];
        if (!padding.Shape.SequenceEqual(new Dimensions(batch, total)))
        {
            throw new OperatorException($"a key_padding_mask of shape {padding.Shape}", $"[{batch}, {total}]; --engine onnxruntime may compute others");
        }

        ReadOnlySpan<long> mask = call.Integers(PaddingMask);
        Tensor masked = call.Scratch(ElementType.Float, new Dimensions(batch, 1, 1, total));
        Span<float> values = masked.Span<float>();
        for (int i = 0; i < mask.Length; i++)
        {
            values[i] = mask[i] > 0 ? 0 : _maskValue;
        }

        if (bias is null)
        {
            return masked;
        }

        bias.Require(ElementType.Float);
        Dimensions shape = Layout.Broadcast(masked.Shape, bias.Shape);
        Tensor sum = call.Scratch(ElementType.Float, shape);
        StridedCopy.Copy(call.ScratchView(bias, shape, Layout.BroadcastStrides(bias, shape), bias.Offset), sum);
        Tensor wide = call.Dense(call.ScratchView(masked, shape, Layout.BroadcastStrides(masked, shape), masked.Offset));
        TensorPrimitives.Add(sum.Span<float>(), wide.Span<float>(), sum.Span<float>());
        return sum;
    }
}
