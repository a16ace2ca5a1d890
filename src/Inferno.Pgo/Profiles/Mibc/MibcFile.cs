using System.IO.Compression;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Gets the IL assembly out of a .mibc file, which is one or is a zip archive of one.</summary>
internal static class MibcFile
{
    /// <summary>The largest image that is read, in bytes.</summary>
    public const int MaximumLength = 256 * 1024 * 1024;

    public static byte[] ReadImage(string path, int maximumLength = MaximumLength)
    {
        using FileStream file = File.OpenRead(path);
        return ReadImage(path, file, maximumLength);
    }

    /// <param name="path">What to call the file in errors.</param>
    /// <param name="file">Its bytes, seekable.</param>
    /// <param name="maximumLength">The largest image that is read, in bytes.</param>
    public static byte[] ReadImage(string path, Stream file, int maximumLength = MaximumLength)
    {
        Span<byte> magic = stackalloc byte[2];
        int read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return (read, magic[0], magic[1]) switch
        {
            (2, (byte)'M', (byte)'Z') => ReadBounded(file, path, maximumLength),
            (2, (byte)'P', (byte)'K') => Unzip(file, path, maximumLength),
            _ => throw new ProfileFormatException(path, 0, "an assembly (MZ) or a zip archive (PK)", Found(magic[..read])),
        };
    }

    private static string Found(ReadOnlySpan<byte> magic) =>
        magic.Length < 2 ? "the end of the file" : "0x" + Convert.ToHexString(magic);

    private static byte[] Unzip(Stream file, string path, int maximumLength)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        string name = Path.GetFileName(path) + ".dll";
        ZipArchiveEntry entry = archive.GetEntry(name)
            ?? (archive.Entries.Count == 1 ? archive.Entries[0] : null)
            ?? throw new ProfileFormatException(path, null, $"one archive entry, or one named {name}",
                $"{archive.Entries.Count} entries");
        using Stream image = entry.Open();
        return ReadBounded(image, path, maximumLength);
    }

    // The declared length of an entry can lie, so what really comes out is counted.
    private static byte[] ReadBounded(Stream stream, string path, int maximumLength)
    {
        using var image = new MemoryStream();
        var buffer = new byte[81920];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (image.Length + read > maximumLength)
            {
                throw new ProfileFormatException(path, null, $"an image of at most {maximumLength} bytes", "a larger one");
            }

            image.Write(buffer, 0, read);
        }

        return image.ToArray();
    }
}
