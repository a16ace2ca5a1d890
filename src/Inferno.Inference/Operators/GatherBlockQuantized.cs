using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// com.microsoft.GatherBlockQuantized: rows picked by index from numbers of few bits with a scale for each block along the last axis.
/// uint8 holds numbers of four or eight bits as MatMulNBits does; int4 and uint4 are read as one number an element.
/// </summary>
internal sealed class GatherBlockQuantized : Operator
{
    private const int Numbers = 0, Picks = 1, Scales = 2, Zeros = 3;

    private readonly long _axis;
    private readonly int _blockSize;
    private readonly int _bits;

    public GatherBlockQuantized(NodeAttributes attributes)
    {
        attributes.RequireKnown("gather_axis", "quantize_axis", "block_size", "bits");
        attributes.OneOf("gather_axis", 0, 0);
        _axis = attributes.Int("quantize_axis", 1);
        _bits = (int)attributes.OneOf("bits", 4, 4, 8);
        _blockSize = attributes.Has("block_size") ? attributes.RequiredCount("block_size") : 128;
        if (_blockSize < 16 || !int.IsPow2(_blockSize))
        {
            throw new OperatorException($"block_size of {_blockSize}", "a power of two from 16 on");
        }
    }

    public override void CheckInputs(Func<int, bool> has) => Require(has, Numbers, Picks, Scales);

    public override void Run(Invocation call)
    {
        Tensor numbers = call.Dense(Numbers), scales = call.Dense(Scales), picks = call.Input(Picks);
        scales.Require(ElementType.Float);
        bool isPacked = numbers.Type == ElementType.Byte;
        int last = numbers.Rank - 1;
        if (numbers.Type is not (ElementType.Byte or ElementType.Int8 or ElementType.UInt4) || last < 1 || Layout.Axis(_axis, numbers.Rank) != last || (!isPacked && _bits != 4))
        {
            throw new OperatorException($"numbers of {numbers.Type} and shape {numbers.Shape} quantised along axis {_axis}", "uint8, uint4 or int4 numbers, blocks along the last of two axes or more");
        }

        long width = isPacked ? numbers.Shape[last] * 8L / _bits : numbers.Shape[last];
        int blocks = checked((int)((width + _blockSize - 1) / _blockSize));
        Dimensions expected = numbers.Shape;
        expected[last] = blocks;
        if (!scales.Shape.SequenceEqual(expected))
        {
            throw new OperatorException($"scales of shape {scales.Shape} for numbers of {numbers.Shape}", $"{expected}");
        }

        Tensor? zeros = call.Has(Zeros) ? call.Dense(Zeros) : null;
        zeros?.Require(numbers.Type);
        int rows = new Dimensions(numbers.Shape.Values[1..last]).Count, zeroRow = isPacked ? (int)BlockRows.PackedLength(1, blocks, _bits) : blocks;
        if (zeros is not null && zeros.Count != (long)numbers.Shape[0] * rows * zeroRow)
        {
            throw new OperatorException($"zero points of shape {zeros.Shape}", $"rows of {zeroRow}");
        }

        Span<long> sizes = [.. ToLongs(picks.Shape.Values), .. ToLongs(numbers.Shape.Values[1..last]), width];
        Span<float> result = call.Allocate(0, ElementType.Float, Layout.Checked(sizes)).Span<float>();
        int target = 0;
        foreach (long pick in call.Integers(Picks))
        {
            int first = Indices.Wrap(pick, numbers.Shape[0]) * rows;
            for (int row = first; row < first + rows; row++, target += (int)width)
            {
                Widen(numbers, scales, zeros, row, zeroRow, result.Slice(target, (int)width));
            }
        }
    }

    private void Widen(Tensor numbers, Tensor scales, Tensor? zeros, int row, int zeroRow, Span<float> result)
    {
        int blocks = scales.Shape[scales.Rank - 1], bytes = numbers.Shape[numbers.Rank - 1];
        ReadOnlySpan<byte> own = numbers.Bytes.Slice(row * bytes, bytes), points = zeros is null ? default : zeros.Bytes.Slice(row * zeroRow, zeroRow);
        ReadOnlySpan<float> factors = scales.Span<float>().Slice(row * blocks, blocks);
        bool isPacked = numbers.Type == ElementType.Byte;
        for (int i = 0; i < result.Length; i++)
        {
            int block = i / _blockSize, absent = isPacked ? 1 << (_bits - 1) : 0;
            int zero = points.IsEmpty ? absent : Number(points, block, isPacked);
            result[i] = (Number(own, i, isPacked) - zero) * factors[block];
        }
    }

    private int Number(ReadOnlySpan<byte> bytes, int index, bool isPacked) =>
        !isPacked ? (sbyte)bytes[index] : _bits == 8 ? bytes[index] : (bytes[index / 2] >> (4 * (index & 1))) & 15;

    private static long[] ToLongs(ReadOnlySpan<int> sizes) => Array.ConvertAll(sizes.ToArray(), size => (long)size);
}
