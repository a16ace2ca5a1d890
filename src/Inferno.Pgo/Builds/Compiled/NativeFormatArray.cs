using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>
/// The runtime's sparse array (NativeArray of its native format): blocks of 16 elements, each a binary tree whose
/// nodes say in two bits which of their halves exist.
/// </summary>
internal readonly ref struct NativeFormatArray
{
    private const int BlockSize = 16;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _start;
    private readonly int _indexWidth;

    public NativeFormatArray(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        uint header = Unsigned(0, out _start);
        Count = (int)(header >> 2);
        _indexWidth = (header & 3) switch { 0 => 1, 1 => 2, _ => 4 };
    }

    /// <summary>How many elements it has room for.</summary>
    public int Count { get; }

    /// <summary>Finds where element <paramref name="index"/> is written.</summary>
    public bool TryFind(int index, out int offset)
    {
        offset = _start + BlockOffset(index / BlockSize);
        for (int bit = BlockSize >> 1; bit > 0; bit >>= 1)
        {
            uint node = Unsigned(offset, out int next);
            bool isUpper = (index & bit) != 0;
            if (isUpper && (node & 2) != 0)
            {
                offset += (int)(node >> 2);
            }
            else if (!isUpper && (node & 1) != 0)
            {
                offset = next;
            }
            else
            {
                offset = next;
                return (node & 3) == 0 && node >> 2 == (uint)(index & (BlockSize - 1));
            }
        }

        return true;
    }

    /// <summary>The variable-length integer at <paramref name="offset"/>.</summary>
    public uint Unsigned(int offset, out int next)
    {
        ReadOnlySpan<byte> at = From(offset, 1);
        int width = int.Min(System.Numerics.BitOperations.TrailingZeroCount(~(uint)at[0]), 4) + 1;
        next = offset + width;
        at = From(offset, width);
        return width switch
        {
            1 => (uint)at[0] >> 1,
            2 => (uint)BinaryPrimitives.ReadUInt16LittleEndian(at) >> 2,
            3 => (uint)(at[0] | (at[1] << 8) | (at[2] << 16)) >> 3,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(at) >> 4,
            _ => BinaryPrimitives.ReadUInt32LittleEndian(at[1..]),
        };
    }

    private int BlockOffset(int block)
    {
        ReadOnlySpan<byte> at = From(_start + (block * _indexWidth), _indexWidth);
        return _indexWidth switch
        {
            1 => at[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(at),
            _ => BinaryPrimitives.ReadInt32LittleEndian(at),
        };
    }

    private ReadOnlySpan<byte> From(int offset, int length)
    {
        if (offset < 0 || offset > _bytes.Length - length)
        {
            ThrowOutside(offset);
        }

        return _bytes.Slice(offset, length);
    }

    [DoesNotReturn]
    private void ThrowOutside(int offset) =>
        throw new BadImageFormatException($"offset {offset} in a table of {_bytes.Length} bytes");
}
