using System.Buffers.Binary;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>Where each function of an image begins and how long it is.</summary>
internal readonly ref struct FunctionTable(ReadOnlySpan<byte> bytes, bool hasEnds)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int _width = hasEnds ? 12 : 8;

    /// <summary>The address and length of function <paramref name="index"/>; without written ends, up to the next one.</summary>
    public (int Start, int Length) this[int index]
    {
        get
        {
            int start = Field(index, 0);
            int end = hasEnds ? Field(index, 1) : IsLast(index) ? start : Field(index + 1, 0);
            return (start, end - start);
        }
    }

    private bool IsLast(int index) => (index + 1) * _width >= _bytes.Length;

    private int Field(int index, int field)
    {
        int offset = checked((index * _width) + (field * sizeof(int)));
        return offset >= 0 && offset <= _bytes.Length - sizeof(int)
            ? BinaryPrimitives.ReadInt32LittleEndian(_bytes[offset..])
            : throw new BadImageFormatException($"function {index} of {_bytes.Length / _width}");
    }
}
