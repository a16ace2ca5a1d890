using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Single elements: the index replaces the position along one axis.</summary>
internal sealed class GatherElements(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);

    public override ValueFacts Infer(InputFacts inputs) => new(inputs[1].Shape);

    public override void Run(Invocation call)
    {
        Tensor data = call.Dense(0), picks = call.Dense(1);
        int axis = Layout.Axis(_axis, data.Rank);
        Check(data, picks, axis);
        Tensor result = call.Allocate(0, data.Type, picks.Shape);
        ReadOnlySpan<long> indices = call.Integers(1);
        LoopNest nest = new(picks.Shape, WithoutAxis(data.Strides, axis), picks.Strides, picks.Strides);
        int size = data.Type.Size(), extent = data.Shape[axis], stride = data.Strides[axis];
        Span<byte> from = data.Bytes, to = result.Bytes;
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++)
            {
                int target = nest.Offset1 + (i * nest.Stride1);
                int source = nest.Offset0 + (i * nest.Stride0) + (Indices.Wrap(indices[target], extent) * stride);
                from.Slice(source * size, size).CopyTo(to[(target * size)..]);
            }
        }
    }

    private static Dimensions WithoutAxis(Dimensions strides, int axis)
    {
        strides[axis] = 0;
        return strides;
    }

    private static void Check(Tensor data, Tensor picks, int axis)
    {
        bool fits = data.Rank == picks.Rank;
        for (int i = 0; i < data.Rank && fits; i++)
        {
            fits = i == axis || picks.Shape[i] <= data.Shape[i];
        }

        if (!fits)
        {
            throw new OperatorException($"indices of shape {picks.Shape} into {data.Shape}", "the same rank and no larger sizes");
        }
    }
}
