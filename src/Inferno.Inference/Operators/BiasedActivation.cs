using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A function of x + bias, the bias a row along the last axis: com.microsoft's BiasGelu and FastGelu.</summary>
internal sealed class BiasedActivation(RowFunction function) : Operator
{
    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        Tensor? bias = call.Has(1) ? call.Dense(1) : null;
        bias?.Require(ElementType.Float);
        int length = x.Rank == 0 ? 1 : x.Shape[x.Rank - 1];
        if (bias is not null && bias.Count != length)
        {
            throw new OperatorException($"a bias of shape {bias.Shape} for {x.Shape}", $"{length} floats");
        }

        Tensor result = call.AllocateInPlace(0, x.Type, x.Shape);
        Span<float> from = x.Span<float>(), to = result.Span<float>();
        for (int start = 0; start < from.Length; start += length)
        {
            Span<float> row = to.Slice(start, length);
            if (bias is null)
            {
                from.Slice(start, length).CopyTo(row);
            }
            else
            {
                TensorPrimitives.Add(from.Slice(start, length), bias.Span<float>(), row);
            }

            function(row, row);
        }
    }
}
