using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// com.microsoft.MatMulNBits: a product with a matrix of four or eight bits a number, a scale for each block of a column. It is computed
/// in single precision, which is as accurate as any accuracy_level asks for, from the numbers as the file has them.
/// </summary>
internal sealed class MatMulNBits : RowProduct
{
    private const int Numbers = 1, Scales = 2, Zeros = 3, GroupIndex = 4, Bias = 5;

    /// <summary>Rows from which widening some columns once costs less than unpacking them for each row.</summary>
    private const int RowsWorthWidening = 4;

    private const int ColumnsAtOnce = 32;

    private readonly int _depth;
    private readonly int _columns;
    private readonly int _bits;
    private readonly int _blockSize;
    private readonly int _blocks;

    public MatMulNBits(NodeAttributes attributes)
    {
        attributes.RequireKnown("K", "N", "bits", "block_size", "accuracy_level", "weight_prepacked");
        attributes.OneOf("accuracy_level", 0, 0, 1, 2, 3, 4);
        attributes.OneOf("weight_prepacked", 0, 0);
        (_depth, _columns) = (attributes.RequiredCount("K"), attributes.RequiredCount("N"));
        _bits = (int)attributes.OneOf("bits", 4, 4, 8);
        _blockSize = attributes.RequiredCount("block_size");
        if (_blockSize < 16 || !int.IsPow2(_blockSize) || _blockSize > 1 << 20)
        {
            throw new OperatorException($"block_size of {_blockSize}", "a power of two from 16 on");
        }

        _blocks = ((_depth - 1) / _blockSize) + 1;
    }

    public override void CheckInputs(Func<int, bool> has)
    {
        Require(has, 0, Numbers, Scales);
        Refuse(has, (GroupIndex, "g_idx"));
    }

    public override ValueFacts Infer(InputFacts inputs) => inputs[0].Shape is [.. var rows, _] ? new([.. rows, _columns]) : ValueFacts.Nothing;

    public override void Run(Invocation call, Tensor left)
    {
        left.Require(ElementType.Float);
        if (left.Rank == 0 || left.Shape[left.Rank - 1] != _depth)
        {
            throw new OperatorException($"a left side of shape {left.Shape}", $"{_depth} columns, the attribute K");
        }

        BlockRows right = Right(call);
        Span<long> sizes = stackalloc long[left.Rank];
        for (int axis = 0; axis < left.Rank; axis++)
        {
            sizes[axis] = axis == left.Rank - 1 ? _columns : left.Shape[axis];
        }

        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked(sizes));
        int rows = left.Count / _depth;
        if (rows >= RowsWorthWidening)
        {
            MultiplyWidened(call, left, right, result, rows);
        }
        else
        {
            MultiplyRows(call, left, right, result, rows);
        }

        AddBias(call, result);
    }

    private void MultiplyRows(Invocation call, Tensor left, BlockRows right, Tensor result, int rows)
    {
        Span<float> arranged = call.Scratch(ElementType.Float, Layout.Checked([right.ArrangedLength])).Span<float>();
        for (int row = 0; row < rows; row++)
        {
            right.Arrange(left.Span<float>().Slice(row * _depth, _depth), arranged);
            Span<float> sums = result.Span<float>().Slice(row * _columns, _columns);
            for (int column = 0; column < sums.Length; column++)
            {
                sums[column] = right.Dot(column, arranged);
            }
        }
    }

    private void MultiplyWidened(Invocation call, Tensor left, BlockRows right, Tensor result, int rows)
    {
        Span<float> wide = call.Scratch(ElementType.Float, Layout.Checked([ColumnsAtOnce, _depth])).Span<float>();
        for (int first = 0; first < _columns; first += ColumnsAtOnce)
        {
            int columns = Math.Min(ColumnsAtOnce, _columns - first);
            for (int column = 0; column < columns; column++)
            {
                right.Widen(first + column, wide.Slice(column * _depth, _depth));
            }

            MatrixProduct.Multiply(
                new Matrix(ref left.Origin<float>(), rows, _depth, _depth, 1),
                new Matrix(ref wide[0], _depth, columns, 1, _depth),
                new Matrix(ref result.Span<float>()[first], rows, columns, _columns, 1),
                call.Arena);
        }
    }

    private BlockRows Right(Invocation call)
    {
        Tensor numbers = call.Dense(Numbers), scales = call.Dense(Scales);
        numbers.Require(ElementType.Byte);
        scales.Require(ElementType.Float);
        long blocks = (long)_columns * _blocks;
        if (numbers.Count != blocks * (_blockSize * _bits / 8) || scales.Count != blocks)
        {
            throw new OperatorException($"numbers of shape {numbers.Shape} and scales of {scales.Shape}",
                $"[{_columns}, {_blocks}, {_blockSize * _bits / 8}] and [{_columns}, {_blocks}]");
        }

        Tensor? zeros = call.Has(Zeros) ? call.Dense(Zeros) : null;
        bool isReal = zeros?.Type == ElementType.Float;
        if (zeros is not null && (isReal ? zeros.Count != blocks : zeros.Type != ElementType.Byte || zeros.Count != BlockRows.PackedLength(_columns, _blocks, _bits)))
        {
            throw new OperatorException($"zero points of {zeros.Type} and shape {zeros.Shape}", $"one a block of {_columns} columns of {_blocks} blocks");
        }

        return new BlockRows
        {
            Numbers = numbers.Span<byte>(), Scales = scales.Span<float>(), Bits = _bits, BlockSize = _blockSize, Blocks = _blocks,
            Zeros = zeros is null || isReal ? default : zeros.Span<byte>(), RealZeros = isReal ? zeros!.Span<float>() : default,
        };
    }

    private void AddBias(Invocation call, Tensor result)
    {
        if (!call.Has(Bias))
        {
            return;
        }

        Tensor bias = call.Dense(Bias);
        bias.Require(ElementType.Float);
        if (bias.Count != _columns)
        {
            throw new OperatorException($"a bias of shape {bias.Shape}", $"{_columns} floats");
        }

        Span<float> sums = result.Span<float>();
        for (int start = 0; start < sums.Length; start += _columns)
        {
            TensorPrimitives.Add(sums.Slice(start, _columns), bias.Span<float>(), sums.Slice(start, _columns));
        }
    }
}
