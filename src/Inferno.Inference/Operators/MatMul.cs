using System.Runtime.CompilerServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Products of matrices, the leading axes broadcast; a constant matrix on the right is packed at load.</summary>
internal sealed class MatMul : Operator
{
    public override bool TakesNarrow(int input, Tensor constant) => input == 1 && PackedMatrix.Takes(constant);

    public override Preparation Prepare(IReadOnlyList<Tensor?> constants) =>
        constants is [_, { } right] && PackedMatrix.Takes(right)
            ? new Preparation(new PackedMatMul(PackedMatrix.Of(right)), InputsKept: 1)
            : new Preparation(this);

    public override ValueFacts Infer(InputFacts inputs) => ShapeOf(inputs);

    /// <summary>The shape of a product, where both factors are known to be matrices.</summary>
    public static ValueFacts ShapeOf(InputFacts inputs) => new(
        inputs[0].Shape is { Length: > 1 } left && inputs[1].Shape is { Length: > 1 } right
            && inputs.Algebra.Broadcast(left[..^2], right[..^2]) is { } batch
            ? [.. batch, left[^2], right[^1]]
            : null);

    public override void Run(Invocation call)
    {
        Multiply(call, call.Input(0), call.Input(1));
    }

    /// <summary>Writes the product of two tensors to the call's output.</summary>
    public static Tensor Multiply(Invocation call, Tensor first, Tensor second)
    {
        Tensor left = AsMatrices(call, first, isLeft: true), right = AsMatrices(call, second, isLeft: false);
        int rows = left.Shape[left.Rank - 2], columns = right.Shape[right.Rank - 1];
        if (left.Shape[left.Rank - 1] != right.Shape[right.Rank - 2])
        {
            throw new OperatorException($"shapes {first.Shape} and {second.Shape}", "as many columns on the left as rows on the right");
        }

        Dimensions batch = Layout.Broadcast(Leading(left.Shape), Leading(right.Shape));
        Tensor result = call.Allocate(0, ElementType.Float, ResultShape(batch, first.Rank > 1 ? rows : null, second.Rank > 1 ? columns : null));
        if (left.Shape[left.Rank - 1] == 0)
        {
            result.Span<float>().Clear();
        }
        else if (result.Count > 0)
        {
            Multiply(call, left, right, result, batch);
        }

        return result;
    }

    private static void Multiply(Invocation call, Tensor left, Tensor right, Tensor result, in Dimensions batch)
    {
        int rows = left.Shape[left.Rank - 2], columns = right.Shape[right.Rank - 1], product = 0;
        LoopNest nest = new(batch, LeadingStrides(left, batch), LeadingStrides(right, batch), batch.RowMajorStrides());
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++, product++)
            {
                MatrixProduct.Multiply(
                    At(left, nest.Offset0 + (i * nest.Stride0)),
                    At(right, nest.Offset1 + (i * nest.Stride1)),
                    new Matrix(ref Unsafe.Add(ref result.Origin<float>(), (nint)product * rows * columns), rows, columns, columns, 1),
                    call.Arena);
            }
        }
    }

    private static Matrix At(Tensor tensor, int offset) => new(ref Unsafe.Add(ref tensor.Origin<float>(), offset),
        tensor.Shape[tensor.Rank - 2], tensor.Shape[tensor.Rank - 1], tensor.Strides[tensor.Rank - 2], tensor.Strides[tensor.Rank - 1]);

    /// <summary>A vector on the left is a row, one on the right a column.</summary>
    private static Tensor AsMatrices(Invocation call, Tensor tensor, bool isLeft)
    {
        tensor.Require(ElementType.Float);
        return tensor.Rank switch
        {
            0 => throw new OperatorException("a scalar", "a vector or matrices"),
            1 when isLeft => call.ScratchView(tensor, new Dimensions(1, tensor.Count), new Dimensions(0, tensor.Strides[0]), tensor.Offset),
            1 => call.ScratchView(tensor, new Dimensions(tensor.Count, 1), new Dimensions(tensor.Strides[0], 0), tensor.Offset),
            _ => tensor,
        };
    }

    private static Dimensions Leading(in Dimensions sizes) => new(sizes.Values[..^2]);

    /// <summary>Strides along the axes in front of the matrices, 0 where they are stretched.</summary>
    public static Dimensions LeadingStrides(Tensor tensor, in Dimensions batch)
    {
        Dimensions strides = Dimensions.OfRank(batch.Rank);
        int lead = batch.Rank - (tensor.Rank - 2);
        for (int axis = 0; axis < tensor.Rank - 2; axis++)
        {
            strides[lead + axis] = tensor.Shape[axis] == 1 ? 0 : tensor.Strides[axis];
        }

        return strides;
    }

    private static Dimensions ResultShape(in Dimensions batch, int? rows, int? columns)
    {
        Span<long> sizes = stackalloc long[Dimensions.MaximumRank];
        int rank = 0;
        foreach (int size in batch.Values)
        {
            sizes[rank++] = size;
        }

        if (rows is int left)
        {
            sizes[rank++] = left;
        }

        if (columns is int right)
        {
            sizes[rank++] = right;
        }

        return Layout.Checked(sizes[..rank]);
    }
}
