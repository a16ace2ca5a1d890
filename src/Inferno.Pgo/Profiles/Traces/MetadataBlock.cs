using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>
/// Checks the field counts of a trace's event descriptions: the library allocates as many fields as they claim.
/// </summary>
internal static class MetadataBlock
{
    private const short Compressed = 1;
    private const int ObjectType = 1;
    private const int SmallestField = 6;
    private const int MaximumDepth = 16;

    /// <exception cref="BadMetadataException">A description does not fit into the block.</exception>
    public static void Check(ReadOnlySpan<byte> block)
    {
        var reader = new PayloadReader(block);
        ushort headerLength = reader.UInt16();
        bool isCompressed = (reader.UInt16() & Compressed) != 0;
        if (headerLength < 4 || !isCompressed)
        {
            throw new BadMetadataException("a compressed block", $"a header of {headerLength} bytes");
        }

        reader.Bytes((uint)headerLength - 4);
        uint payloadLength = 0;
        while (reader.Remaining > 0)
        {
            payloadLength = ReadHeader(ref reader, payloadLength);
            CheckDescription(reader.Bytes(payloadLength));
        }
    }

    // The header of an event, of which only the fields that its flags name are there.
    private static uint ReadHeader(ref PayloadReader reader, uint previousLength)
    {
        byte flags = reader.Byte();
        int numbers = ((flags & 1) != 0 ? 1 : 0) + ((flags & 2) != 0 ? 3 : 0) + ((flags & 4) != 0 ? 1 : 0)
            + ((flags & 8) != 0 ? 1 : 0) + 1;
        for (int i = 0; i < numbers; i++)
        {
            reader.VariableInteger();
        }

        reader.Bytes(((flags & 16) != 0 ? 16u : 0) + ((flags & 32) != 0 ? 16u : 0));
        return (flags & 128) != 0 ? (uint)Math.Min(reader.VariableInteger(), uint.MaxValue) : previousLength;
    }

    private static void CheckDescription(ReadOnlySpan<byte> description)
    {
        var reader = new PayloadReader(description);
        reader.UInt32();
        reader.Text();
        reader.UInt32();
        reader.Text();
        reader.Bytes(16);
        CheckFields(ref reader, 0);
        while (reader.Remaining > 0)
        {
            uint length = reader.UInt32();
            byte kind = reader.Byte();
            var tag = new PayloadReader(reader.Bytes(length));
            if (kind == 2)
            {
                CheckCount(ref tag);
            }
        }
    }

    private static void CheckFields(ref PayloadReader reader, int depth)
    {
        uint count = CheckCount(ref reader);
        for (uint i = 0; i < count && depth < MaximumDepth; i++)
        {
            if (reader.UInt32() == ObjectType)
            {
                CheckFields(ref reader, depth + 1);
            }

            reader.Text();
        }
    }

    private static uint CheckCount(ref PayloadReader reader)
    {
        uint count = reader.UInt32();
        return count <= reader.Remaining / SmallestField
            ? count
            : throw new BadMetadataException($"at most {reader.Remaining / SmallestField} event fields", $"{count}");
    }
}
