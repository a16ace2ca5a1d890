using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The data with single elements replaced: the index stands for the position along one axis, and later ones win.</summary>
internal sealed class ScatterElements : Operator
{
    private readonly long _axis;

    public ScatterElements(NodeAttributes attributes)
    {
        _axis = attributes.Int("axis", 0);
        attributes.Only("reduction", "none");
    }

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor data = call.Dense(0), picks = call.Dense(1), updates = call.Dense(2);
        updates.Require(data.Type);
        int axis = Layout.Axis(_axis, data.Rank);
        bool fits = picks.Rank == data.Rank && picks.Shape.SequenceEqual(updates.Shape);
        for (int i = 0; i < data.Rank && fits; i++)
        {
            fits = i == axis || picks.Shape[i] <= data.Shape[i];
        }

        if (!fits)
        {
            throw new OperatorException($"indices of shape {picks.Shape} and updates of {updates.Shape} for {data.Shape}", "the same rank and no larger sizes");
        }

        Tensor result = call.Allocate(0, data.Type, data.Shape);
        StridedCopy.Copy(data, result);
        ReadOnlySpan<long> indices = call.Integers(1);
        Dimensions strides = data.Strides;
        strides[axis] = 0;
        LoopNest nest = new(picks.Shape, strides, picks.Strides, picks.Strides);
        int size = data.Type.Size(), extent = data.Shape[axis], stride = data.Strides[axis];
        Span<byte> from = updates.Bytes, to = result.Bytes;
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++)
            {
                int source = nest.Offset1 + (i * nest.Stride1);
                int target = nest.Offset0 + (i * nest.Stride0) + (Indices.Wrap(indices[source], extent) * stride);
                from.Slice(source * size, size).CopyTo(to[(target * size)..]);
            }
        }
    }
}
