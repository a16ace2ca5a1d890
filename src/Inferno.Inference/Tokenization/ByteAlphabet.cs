namespace Inferno.Inference.Tokenization;

/// <summary>GPT-2's printable stand-in for each byte (Radford et al. 2019, <c>bytes_to_unicode</c> of its encoder.py).</summary>
internal static class ByteAlphabet
{
    private static readonly Dictionary<char, byte> Bytes = Build();

    private static readonly char[] StandIns = [.. Bytes.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public static char StandIn(byte value) => StandIns[value];

    /// <summary>The bytes that a token's stand-ins spell, or null where a character stands for no byte.</summary>
    public static byte[]? Decode(string token)
    {
        var bytes = new byte[token.Length];
        for (int i = 0; i < token.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    private static Dictionary<char, byte> Build()
    {
        var bytes = new Dictionary<char, byte>(256);
        int next = 256;
        for (int value = 0; value < 256; value++)
        {
            bool printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            bytes.Add((char)(printable ? value : next++), (byte)value);
        }

        return bytes;
    }
}
