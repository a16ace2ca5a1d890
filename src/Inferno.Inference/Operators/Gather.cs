using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Whole slices along an axis, picked by index.</summary>
internal sealed class Gather(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);

    public override void Run(Invocation call)
    {
        Tensor data = call.Dense(0), picks = call.Input(1);
        int axis = Layout.Axis(_axis, data.Rank), size = data.Shape[axis];
        Tensor result = call.Allocate(0, data.Type, Shape(data, picks, axis));
        ReadOnlySpan<long> indices = call.Integers(1);
        int slice = data.Strides[axis] * data.Type.Size();
        Span<byte> from = data.Bytes, to = result.Bytes;
        int outer = slice * size == 0 ? 0 : from.Length / (slice * size);
        for (int block = 0; block < outer; block++)
        {
            foreach (long index in indices)
            {
                from.Slice(((block * size) + Indices.Wrap(index, size)) * slice, slice).CopyTo(to);
                to = to[slice..];
            }
        }
    }

    private static Dimensions Shape(Tensor data, Tensor picks, int axis)
    {
        Span<long> sizes = stackalloc long[data.Rank + picks.Rank - 1];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = i < axis ? data.Shape[i]
                : i < axis + picks.Rank ? picks.Shape[i - axis]
                : data.Shape[i - picks.Rank + 1];
        }

        return Layout.Checked(sizes);
    }
}
