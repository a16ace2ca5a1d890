using System.Buffers.Binary;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>
/// Decodes the signed integers of instrumentation data: one byte where bit 7 is clear, two where it starts with 10
/// (in both the lowest bit is the sign), 0xC1 and eight bytes, or 0xC0 and four, big-endian.
/// </summary>
internal static class CompressedIntegers
{
    public static long[] Decode(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<long>(bytes.Length);
        int position = 0;
        while (position < bytes.Length)
        {
            (long number, int length) = DecodeOne(bytes[position..], position);
            numbers.Add(number);
            position += length;
        }

        return [.. numbers];
    }

    private static (long Number, int Length) DecodeOne(ReadOnlySpan<byte> bytes, int position)
    {
        byte first = bytes[0];
        int length = first switch { < 0x80 => 1, < 0xC0 => 2, 0xC0 => 5, 0xC1 => 9, _ => 0 };
        if (length == 0 || length > bytes.Length)
        {
            throw new BadMetadataException("a compressed integer", $"0x{first:X2} and {bytes.Length - 1} bytes", position);
        }

        return length switch
        {
            1 => (Signed(first, ~0x3FL), length),
            2 => (Signed(((first & 0x3F) << 8) | bytes[1], ~0x1FFFL), length),
            5 => (BinaryPrimitives.ReadInt32BigEndian(bytes[1..]), length),
            _ => (BinaryPrimitives.ReadInt64BigEndian(bytes[1..]), length),
        };
    }

    private static long Signed(int bits, long signBits) => (bits & 1) != 0 ? (uint)bits >> 1 | signBits : bits >> 1;
}
