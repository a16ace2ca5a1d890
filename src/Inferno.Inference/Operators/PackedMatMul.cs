using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Products with a matrix that was packed at load.</summary>
internal sealed class PackedMatMul(PackedMatrix right) : RowProduct
{
    public override void Pack() => right.Pack();

    public override void Run(Invocation call, Tensor left)
    {
        left.Require(ElementType.Float);
        if (left.Rank == 0 || left.Shape[left.Rank - 1] != right.Depth)
        {
            throw new OperatorException($"shapes {left.Shape} and [{right.Depth}, {right.Columns}]", "as many columns on the left as rows on the right");
        }

        Span<long> sizes = stackalloc long[left.Rank];
        for (int axis = 0; axis < left.Rank; axis++)
        {
            sizes[axis] = left.Shape[axis];
        }

        sizes[^1] = right.Columns;
        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked(sizes));
        right.Multiply(left.Span<float>(), result.Span<float>());
    }
}
