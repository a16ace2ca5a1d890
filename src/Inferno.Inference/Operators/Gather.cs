using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Whole slices along an axis, picked by index.</summary>
internal sealed class Gather(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);

    public override bool TakesNarrow(int input, Tensor constant) => input == 0;

    public override ValueFacts Infer(InputFacts inputs)
    {
        Size[]? shape = inputs[0].Shape is { } data && inputs[1].Shape is { } picks && InputFacts.Axis(_axis, data.Length) is { } axis
            ? [.. data[..axis], .. picks, .. data[(axis + 1)..]]
            : null;
        return ValueFacts.List(Pick(inputs[0].Contents, inputs[1].Numbers), shape, inputs[0].Type);
    }

    public override void Run(Invocation call)
    {
        Tensor data = call.Input(0), picks = call.Input(1);
        int axis = Layout.Axis(_axis, data.Rank);
        if (!data.IsDense && (!data.Type.IsNarrow() || axis == 0))
        {
            CopyStrided(call, data, picks, axis);
            return;
        }

        data = call.Dense(0);
        Tensor result = call.Allocate(0, data.Type.Computed(), Shape(data, picks, axis));
        ReadOnlySpan<long> indices = call.Integers(1);
        switch (data.Type)
        {
            case ElementType.Float16 or ElementType.BFloat16:
                Slices<ushort> narrow = new(data, axis);
                for (int i = 0, count = narrow.Count(indices); i < count; i++)
                {
                    Widening.Widen(data.Type, narrow.At(indices, i), result.Span<float>().Slice(i * narrow.Length, narrow.Length));
                }

                break;
            case ElementType.Float or ElementType.Int32:
                Copy<int>(new(data, axis), indices, result);
                break;
            case ElementType.Double or ElementType.Int64:
                Copy<long>(new(data, axis), indices, result);
                break;
            default:
                Copy<byte>(new(data, axis), indices, result);
                break;
        }
    }

    /// <summary>Slice by slice from where they lie: of a transposed table only what is picked is copied.</summary>
    private static void CopyStrided(Invocation call, Tensor data, Tensor picks, int axis)
    {
        Tensor result = call.Allocate(0, data.Type.Computed(), Shape(data, picks, axis));
        ReadOnlySpan<long> indices = call.Integers(1);
        Dimensions slice = data.Shape, all = data.Shape;
        (slice[axis], all[axis]) = (1, indices.Length);
        Dimensions strides = all.RowMajorStrides();
        Tensor from = call.ScratchView(data, slice, data.Strides, data.Offset), to = call.ScratchView(result, slice, strides, result.Offset);
        Tensor? narrow = data.Type.IsNarrow() ? call.Scratch(data.Type, slice) : null;
        for (int i = 0; i < indices.Length && result.Count > 0; i++)
        {
            from.BindView(data, slice, data.Strides, data.Offset + (Indices.Wrap(indices[i], data.Shape[axis]) * data.Strides[axis]));
            if (narrow is not null)
            {
                StridedCopy.Copy(from, narrow);
                Widening.Widen(data.Type, narrow.Span<ushort>(), result.Span<float>().Slice(i * slice.Count, slice.Count));
                continue;
            }

            to.BindView(result, slice, strides, result.Offset + (i * strides[axis]));
            StridedCopy.Copy(from, to);
        }
    }

    private static void Copy<T>(Slices<T> slices, ReadOnlySpan<long> indices, Tensor result)
        where T : unmanaged
    {
        Span<T> to = result.Span<T>();
        for (int i = 0, count = slices.Count(indices); i < count; i++)
        {
            slices.At(indices, i).CopyTo(to[(i * slices.Length)..]);
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

    /// <summary>The slices of a dense tensor along an axis: elements, for bytes of more than 2 GiB have no span.</summary>
    private readonly ref struct Slices<T>(Tensor data, int axis)
        where T : unmanaged
    {
        private readonly ReadOnlySpan<T> _elements = data.Span<T>();
        private readonly int _size = data.Shape[axis];

        /// <summary>Elements of one.</summary>
        public int Length { get; } = data.Strides[axis];

        /// <summary>How many an output has: all indices for each step of the axes before this one.</summary>
        public int Count(ReadOnlySpan<long> indices) => Length * _size == 0 ? 0 : _elements.Length / (Length * _size) * indices.Length;

        public ReadOnlySpan<T> At(ReadOnlySpan<long> indices, int i)
        {
            (int block, int pick) = Math.DivRem(i, indices.Length);
            return _elements.Slice(((block * _size) + Indices.Wrap(indices[pick], _size)) * Length, Length);
        }
    }
}
