using System.Security.Cryptography;
using System.Text;

namespace Inferno.Pgo.Builds;

/// <summary>SHA-256 as lower-case hexadecimal digits.</summary>
internal static class Digest
{
    public static string OfFile(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
