using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The input repeated along each axis.</summary>
internal sealed class Tile : Operator
{
    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        ReadOnlySpan<long> repeats = call.Integers(1);
        if (repeats.Length != x.Rank || 2 * x.Rank > Dimensions.MaximumRank)
        {
            throw new OperatorException($"{repeats.Length} repeats for shape {x.Shape}", "one an axis and a rank of at most 4");
        }

        // Each axis of n elements is seen as [repeat, n], of which the first has stride 0.
        Span<long> sizes = stackalloc long[x.Rank], split = stackalloc long[2 * x.Rank];
        Dimensions strides = default;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            (split[2 * axis], split[(2 * axis) + 1]) = (repeats[axis], x.Shape[axis]);
            strides.Append(0);
            strides.Append(x.Strides[axis]);
        }

        Dimensions splitShape = Layout.Checked(split);
        for (int axis = 0; axis < x.Rank; axis++)
        {
            sizes[axis] = (long)splitShape[2 * axis] * splitShape[(2 * axis) + 1];
        }

        Tensor result = call.Allocate(0, x.Type, Layout.Checked(sizes));
        Tensor view = call.ScratchView(result, splitShape, splitShape.RowMajorStrides(), 0);
        StridedCopy.Copy(call.ScratchView(x, splitShape, strides, x.Offset), view);
    }
}
