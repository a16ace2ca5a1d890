using System.Numerics;
using System.Reflection.PortableExecutable;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>
/// How many methods a ReadyToRun image carries profile data of, for the runtime's own recompilation. The data are a hash table of the
/// runtime's native format: a byte of sizes, the offsets of its buckets, and in each bucket a byte of hash and an offset for each entry.
/// </summary>
internal static class EmbeddedMethods
{
    /// <summary>The number of methods; 0 where the image carries none, or no machine code.</summary>
    /// <exception cref="BadImageFormatException">The file is no image, or a damaged one.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static int CountIn(string path)
    {
        using PEReader image = new(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        return image.HasMetadata && ReadyToRunHeader.Of(image) is { } header && header.Has(ReadyToRunHeader.EmbeddedProfile)
            ? Count(header.Content(image, ReadyToRunHeader.EmbeddedProfile))
            : 0;
    }

    private static int Count(ReadOnlySpan<byte> table)
    {
        (int sizes, int shift) = (table[0] & 3, table[0] >> 2);
        int width = 1 << sizes;
        ReadOnlySpan<byte> content = table[1..];
        if (sizes == 3 || shift > 30 || ((1L << shift) + 1) * width > content.Length)
        {
            throw new BadImageFormatException($"a table of 2^{shift} buckets in {table.Length} bytes of profile data");
        }

        int buckets = 1 << shift;
        int count = 0;
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            int end = Offset(content, (bucket + 1) * width, width);
            for (int at = Offset(content, bucket * width, width); at < end; count++)
            {
                at += 1 + LengthAt(content, at + 1);
            }
        }

        return count;
    }

    private static int Offset(ReadOnlySpan<byte> content, int at, int width)
    {
        int offset = 0;
        for (int i = width - 1; i >= 0; i--)
        {
            offset = (offset << 8) | content[at + i];
        }

        return offset >= 0 && offset <= content.Length
            ? offset
            : throw new BadImageFormatException($"offset {offset} in {content.Length} bytes of profile data");
    }

    /// <summary>The length of a variable-length integer, which its first byte's lowest bits say.</summary>
    private static int LengthAt(ReadOnlySpan<byte> content, int at) => at < content.Length
        ? int.Min(BitOperations.TrailingZeroCount(~(uint)content[at]), 4) + 1
        : throw new BadImageFormatException($"an entry beyond {content.Length} bytes of profile data");
}
