using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// com.microsoft.SkipLayerNormalization and SkipSimplifiedLayerNormalization: the normalisation of input + skip (+ bias), and that sum.
/// </summary>
internal sealed class SkipLayerNormalization : Operator
{
    private const int Sum = 3;

    private readonly bool _simplified;
    private readonly float _epsilon;

    public SkipLayerNormalization(NodeAttributes attributes, bool simplified)
    {
        attributes.RequireKnown("epsilon");
        _simplified = simplified;
        _epsilon = attributes.Float("epsilon", 1e-5f);
    }

    public override bool Computes(int output) => output is 0 or Sum;

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1, 2);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0), skip = call.Dense(1);
        x.Require(ElementType.Float);
        skip.Require(ElementType.Float);
        int length = x.Rank is 2 or 3 ? x.Shape[x.Rank - 1] : 0;
        bool fits = length > 0 && Layout.Broadcast(x.Shape, skip.Shape).SequenceEqual(x.Shape) && skip.Count > 0 && x.Count % skip.Count == 0
            && (x.Count == skip.Count || skip.Count == x.Count / x.Shape[0]);
        if (!fits && x.Count > 0)
        {
            throw new OperatorException($"a skip of shape {skip.Shape} for {x.Shape}", "the input's shape, which may lack its first axis");
        }

        ReadOnlySpan<float> scale = Row(call, 2, length), shift = _simplified ? default : Row(call, 3, length), bias = Row(call, _simplified ? 3 : 4, length);
        Span<float> from = x.Span<float>(), skipped = skip.Span<float>();
        Span<float> to = call.Allocate(0, x.Type, x.Shape).Span<float>();
        Span<float> sums = call.Wants(Sum) ? call.Allocate(Sum, x.Type, x.Shape).Span<float>() : to;
        for (int start = 0; start < from.Length; start += length)
        {
            Span<float> sum = sums.Slice(start, length), row = to.Slice(start, length);
            TensorPrimitives.Add(from.Slice(start, length), skipped.Slice(start % skip.Count, length), sum);
            if (!bias.IsEmpty)
            {
                TensorPrimitives.Add(sum, bias, sum);
            }

            if (_simplified)
            {
                Normal.RootMeanSquare(sum, scale, _epsilon, row);
            }
            else
            {
                Normal.Layer(sum, scale, shift, _epsilon, row);
            }
        }
    }

    private static ReadOnlySpan<float> Row(Invocation call, int input, int length)
    {
        if (!call.Has(input))
        {
            return default;
        }

        Tensor row = call.Dense(input);
        row.Require(ElementType.Float);
        return row.Count == length ? row.Span<float>() : throw new OperatorException($"input {input} of shape {row.Shape}", $"{length} floats");
    }
}
