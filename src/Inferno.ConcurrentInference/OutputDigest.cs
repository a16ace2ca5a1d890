using System.Buffers.Binary;
using System.Security.Cryptography;
using Inferno.ConcurrentInference.Results;

namespace Inferno.ConcurrentInference;

/// <summary>SHA-256 over what a batch generated: per request, in order, the number of tokens and then each id, as 32-bit little-endian.</summary>
internal static class OutputDigest
{
    public static string Of(Batch batch)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (RequestOutcome request in batch.Requests)
        {
            Append(hash, request.Tokens.Count);
            foreach (int token in request.Tokens)
            {
                Append(hash, token);
            }
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
