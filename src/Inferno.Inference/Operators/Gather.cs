using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Whole slices along an axis, picked by index.</summary>
internal sealed class Gather(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);

    public override ValueFacts Infer(InputFacts inputs)
    {
        Size[]? shape = inputs[0].Shape is { } data && inputs[1].Shape is { } picks && InputFacts.Axis(_axis, data.Length) is { } axis
            ? [.. data[..axis], .. picks, .. data[(axis + 1)..]]
            : null;
        return ValueFacts.List(Pick(inputs[0].Contents, inputs[1].Numbers), shape, inputs[0].Type);
    }

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

    private static Size[]? Pick(Size[]? contents, long[]? picks) =>
        contents is null || picks is null || picks.Any(pick => pick < -contents.Length || pick >= contents.Length)
            ? null
            : [.. picks.Select(pick => contents[pick < 0 ? pick + contents.Length : pick])];

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
