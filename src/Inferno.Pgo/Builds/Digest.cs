using System.Security.Cryptography;
using System.Text;

namespace Inferno.Pgo.Builds;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class Digest
{
    /// <summary>The digest of the content of <paramref name="path"/>.</summary>
    public static string OfFile(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The digest of <paramref name="files"/>, names and contents.</summary>
    public static string OfFiles(IEnumerable<FileDigest> files) =>
        OfText(string.Concat(files.Select(file => $"{file.Path}\0{file.Sha256}\n")));

    /// <summary>The digest of <paramref name="text"/> in UTF-8.</summary>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
