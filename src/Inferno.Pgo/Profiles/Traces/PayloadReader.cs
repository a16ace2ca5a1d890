using System.Buffers.Binary;
using System.Text;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Reads the fields of an event and never past its end.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;
    private readonly int _length = payload.Length;

    public readonly int Remaining => _rest.Length;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public Guid Guid() => new(Take(16));

    public byte[] Bytes(uint count) => Take(count).ToArray();

    public ulong[] UInt64s(uint count)
    {
        ReadOnlySpan<byte> bytes = Take((long)count * 8);
        var values = new ulong[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * 8)..]);
        }

        return values;
    }

    /// <summary>Seven bits a byte, the lowest first, bit 7 set in all but the last.</summary>
    public ulong VariableInteger()
    {
        ulong value = 0;
        byte next = 0x80;
        for (int shift = 0; (next & 0x80) != 0 && shift < 64; shift += 7)
        {
            next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
        }

        return value;
    }

    /// <summary>UTF-16 up to a zero.</summary>
    public string Text()
    {
        int length = 0;
        while (length + 1 < _rest.Length && (_rest[length] | _rest[length + 1]) != 0)
        {
            length += 2;
        }

        string text = Encoding.Unicode.GetString(Take(length));
        Take(2);
        return text;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length)
        {
            throw new BadMetadataException($"{count} bytes of event data", $"{_rest.Length}", _length - _rest.Length);
        }

        ReadOnlySpan<byte> taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
