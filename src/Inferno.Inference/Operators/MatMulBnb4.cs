using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// com.microsoft.MatMulBnb4: a product with a matrix of values from a table of sixteen, by a factor for each block; the upper half of a
/// byte comes first, and blocks run on from one column to the next (Dettmers et al. 2023).
/// </summary>
internal sealed class MatMulBnb4 : RowProduct
{
    private const int Numbers = 1, Factors = 2, ColumnsAtOnce = 32;

    private static readonly float[] NormalFloat =
    [
        -1f, -.6961928009986877f, -.5250730514526367f, -.39491748809814453f, -.28444138169288635f, -.18477343022823334f, -.09105003625154495f, 0f,
        .07958029955625534f, .16093020141124725f, .24611230194568634f, .33791524171829224f, .44070982933044434f, .5626170039176941f, .7229568362236023f, 1f,
    ];

    private static readonly float[] Float4 =
    [
        0f, 5.208333333e-03f, .66666667f, 1f, .33333333f, .5f, .16666667f, .25f,
        -0f, -5.208333333e-03f, -.66666667f, -1f, -.33333333f, -.5f, -.16666667f, -.25f,
    ];

    private readonly int _depth;
    private readonly int _columns;
    private readonly int _blockSize;
    private readonly float[] _table;

    public MatMulBnb4(NodeAttributes attributes)
    {
        attributes.RequireKnown("K", "N", "block_size", "quant_type", "training_mode", "transB");
        attributes.OneOf("transB", 1, 1);
        attributes.OneOf("training_mode", 0, 0);
        (_depth, _columns, _blockSize) = (attributes.RequiredCount("K"), attributes.RequiredCount("N"), attributes.RequiredCount("block_size"));
        attributes.RequiredInt("quant_type");
        _table = attributes.OneOf("quant_type", 1, 0, 1) == 1 ? NormalFloat : Float4;
        if (_blockSize < 2 || _blockSize % 2 != 0)
        {
            throw new OperatorException($"block_size of {_blockSize}", "an even number");
        }
    }

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, Numbers, Factors);

    public override ValueFacts Infer(InputFacts inputs) => inputs[0].Shape is [.. var rows, _] ? new([.. rows, _columns]) : ValueFacts.Nothing;

    public override void Run(Invocation call, Tensor left)
    {
        left.Require(ElementType.Float);
        Tensor numbers = call.Dense(Numbers), factors = call.Dense(Factors);
        numbers.Require(ElementType.Byte);
        factors.Require(ElementType.Float);
        long count = (long)_depth * _columns;
        bool fits = left.Rank > 0 && left.Shape[left.Rank - 1] == _depth && numbers.Count == (count + 1) / 2 && factors.Count == ((count - 1) / _blockSize) + 1;
        if (!fits)
        {
            throw new OperatorException($"a left side of shape {left.Shape}, {numbers.Count} bytes and {factors.Count} factors",
                $"{_depth} columns, {(count + 1) / 2} bytes and {((count - 1) / _blockSize) + 1} factors");
        }

        Span<long> sizes = stackalloc long[left.Rank];
        for (int axis = 0; axis < left.Rank; axis++)
        {
            sizes[axis] = axis == left.Rank - 1 ? _columns : left.Shape[axis];
        }

        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked(sizes));
        int rows = left.Count / _depth;
        Span<float> wide = call.Scratch(ElementType.Float, Layout.Checked([ColumnsAtOnce, _depth])).Span<float>();
        for (int first = 0; first < _columns && rows > 0; first += ColumnsAtOnce)
        {
            int columns = Math.Min(ColumnsAtOnce, _columns - first);
            Widen(numbers.Span<byte>(), factors.Span<float>(), (long)first * _depth, wide[..(columns * _depth)]);
            MatrixProduct.Multiply(
                new Matrix(ref left.Origin<float>(), rows, _depth, _depth, 1),
                new Matrix(ref wide[0], _depth, columns, 1, _depth),
                new Matrix(ref result.Span<float>()[first], rows, columns, _columns, 1),
                call.Arena);
        }
    }

    /// <summary>Writes what the numbers from one of them on stand for.</summary>
    private void Widen(ReadOnlySpan<byte> numbers, ReadOnlySpan<float> factors, long first, Span<float> result)
    {
        for (int i = 0; i < result.Length;)
        {
            int block = (int)((first + i) / _blockSize), end = (int)Math.Min(result.Length, ((block + 1L) * _blockSize) - first);
            Span<float> own = result[i..end];
            for (int j = 0; j < own.Length; j++)
            {
                long number = first + i + j;
                own[j] = _table[(number & 1) == 0 ? numbers[(int)(number / 2)] >> 4 : numbers[(int)(number / 2)] & 15];
            }

            TensorPrimitives.Multiply(own, factors[block], own);
            i = end;
        }
    }
}
