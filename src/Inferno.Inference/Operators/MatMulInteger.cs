using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Kernels;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>(A − a)(B − b) of whole numbers of eight bits, summed up in 32; a is one number or one a row, b one or one a column.</summary>
internal sealed class MatMulInteger : Operator
{
    private const int LeftZero = 2, RightZero = 3;

    private static readonly short[] NoZero = [0];

    private Tensor? _columns;

    public MatMulInteger(NodeAttributes attributes) => attributes.RequireKnown();

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override ValueFacts Infer(InputFacts inputs) => MatMul.ShapeOf(inputs);

    /// <summary>A constant matrix on the right is kept column by column, as it is read.</summary>
    public override Preparation Prepare(IReadOnlyList<Tensor?> constants)
    {
        if (constants is not [_, { Rank: 2, Type: ElementType.Byte or ElementType.Int8 } right, ..])
        {
            return new Preparation(this);
        }

        MatMulInteger prepared = (MatMulInteger)MemberwiseClone();
        prepared._columns = Tensor.Allocate(right.Type, new Dimensions(right.Shape[1], right.Shape[0]));
        Turn(right, 0, prepared._columns);
        return new Preparation(prepared);
    }

    public override void Run(Invocation call)
    {
        Tensor left = call.Dense(0), right = call.Dense(1);
        if (left.Type is not (ElementType.Byte or ElementType.Int8) || right.Type is not (ElementType.Byte or ElementType.Int8) || left.Rank < 2 || right.Rank < 2)
        {
            throw new OperatorException($"factors of {left.Type} and {right.Type} and shapes {left.Shape} and {right.Shape}", "matrices of uint8 or int8");
        }

        int rows = left.Shape[left.Rank - 2], depth = left.Shape[left.Rank - 1], columns = right.Shape[right.Rank - 1];
        if (depth != right.Shape[right.Rank - 2])
        {
            throw new OperatorException($"shapes {left.Shape} and {right.Shape}", "as many columns on the left as rows on the right");
        }

        Dimensions batch = Layout.Broadcast(new Dimensions(left.Shape.Values[..^2]), new Dimensions(right.Shape.Values[..^2]));
        Span<long> sizes = stackalloc long[batch.Rank + 2];
        for (int axis = 0; axis < batch.Rank; axis++)
        {
            sizes[axis] = batch[axis];
        }

        (sizes[^2], sizes[^1]) = (rows, columns);
        Tensor result = call.Allocate(0, ElementType.Int32, Layout.Checked(sizes));
        Tensor turned = _columns ?? call.Scratch(right.Type, new Dimensions(columns, depth));
        Span<short> row = Shorts(call, depth);
        ReadOnlySpan<short> leftZeros = Zeros(call, LeftZero, left.Type, rows), rightZeros = Zeros(call, RightZero, right.Type, columns);
        LoopNest nest = new(batch, MatMul.LeadingStrides(left, batch), MatMul.LeadingStrides(right, batch), batch.RowMajorStrides());
        int product = 0;
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++, product++)
            {
                if (_columns is null)
                {
                    Turn(right, nest.Offset1 + (i * nest.Stride1), turned);
                }

                Span<int> sums = result.Span<int>().Slice(product * rows * columns, rows * columns);
                Multiply(left, nest.Offset0 + (i * nest.Stride0), turned, sums, row, leftZeros, rightZeros);
            }
        }
    }

    private static void Multiply(
        Tensor left, int offset, Tensor turned, Span<int> result, Span<short> row, ReadOnlySpan<short> leftZeros, ReadOnlySpan<short> rightZeros)
    {
        int depth = row.Length, columns = turned.Shape[0];
        Span<byte> bytes = left.Bytes, numbers = turned.Bytes;
        for (int i = 0; columns > 0 && i < result.Length / columns; i++)
        {
            short zero = leftZeros.Length == 1 ? leftZeros[0] : leftZeros[i];
            for (int k = 0; k < depth; k++)
            {
                byte value = bytes[offset + (i * depth) + k];
                row[k] = (short)((left.Type == ElementType.Int8 ? (sbyte)value : value) - zero);
            }

            for (int column = 0; column < columns; column++)
            {
                result[(i * columns) + column] = IntegerDots.Sum(
                    row, numbers.Slice(column * depth, depth), turned.Type == ElementType.Int8, rightZeros.Length == 1 ? rightZeros[0] : rightZeros[column]);
            }
        }
    }

    /// <summary>Writes one of a tensor's matrices column by column.</summary>
    private static void Turn(Tensor matrices, int offset, Tensor columns)
    {
        int depth = columns.Shape[1], width = columns.Shape[0], down = matrices.Strides[matrices.Rank - 2], across = matrices.Strides[matrices.Rank - 1];
        ref byte from = ref Unsafe.Add(ref matrices.Origin<byte>(), offset);
        Span<byte> to = columns.Bytes;
        for (int column = 0; column < width; column++)
        {
            for (int k = 0; k < depth; k++)
            {
                to[(column * depth) + k] = Unsafe.Add(ref from, ((nint)k * down) + ((nint)column * across));
            }
        }
    }

    private static Span<short> Shorts(Invocation call, int count) =>
        MemoryMarshal.Cast<byte, short>(call.Scratch(ElementType.Byte, Layout.Checked([(long)count * sizeof(short)])).Bytes);

    /// <summary>One zero point, or as many as are said.</summary>
    private static ReadOnlySpan<short> Zeros(Invocation call, int input, ElementType type, int count)
    {
        if (!call.Has(input))
        {
            return NoZero;
        }

        Tensor zeros = call.Dense(input);
        zeros.Require(type);
        if (zeros.Count != 1 && zeros.Count != count)
        {
            throw new OperatorException($"zero points of shape {zeros.Shape}", $"one or {count}");
        }

        Span<short> wide = Shorts(call, zeros.Count);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = type == ElementType.Int8 ? zeros.Span<sbyte>()[i] : zeros.Span<byte>()[i];
        }

        return wide;
    }
}
