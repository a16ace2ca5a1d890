using System.Buffers.Binary;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Checks the outer structure of a .nettrace file before a library that trusts it reads it.</summary>
internal static class TraceContainer
{
    private static ReadOnlySpan<byte> Magic => "Nettrace"u8;

    private static ReadOnlySpan<byte> Serialization => "!FastSerialization.1"u8;

    public static void Check(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FileStream file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[Magic.Length + 4 + Serialization.Length];
        int read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
        {
            throw new ProfileFormatException(path, read, $"a header of {header.Length} bytes", "the end of the file");
        }

        if (!header.StartsWith(Magic))
        {
            throw new ProfileFormatException(path, 0, "the word Nettrace", "0x" + Convert.ToHexString(header[..Magic.Length]));
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header[Magic.Length..]);
        if (length != Serialization.Length || !header[(Magic.Length + 4)..].SequenceEqual(Serialization))
        {
            throw new ProfileFormatException(path, Magic.Length, "the format !FastSerialization.1", "another format");
        }
    }
}
