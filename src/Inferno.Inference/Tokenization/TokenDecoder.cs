using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>Turns a stream of ids into text and never splits a character: an unfinished one waits for its other bytes.</summary>
public sealed class TokenDecoder
{
    private readonly byte[]?[] _bytes;
    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();

    internal TokenDecoder(byte[]?[] bytes) => _bytes = bytes;

    /// <summary>The text that this id completes; empty for a special token, an unknown id or an unfinished character.</summary>
    public string Append(int id) =>
        id >= 0 && id < _bytes.Length && _bytes[id] is { } bytes ? Decode(bytes, false) : "";

    /// <summary>U+FFFD if a character was left unfinished, else nothing; the decoder is then as new.</summary>
    public string Flush() => Decode([], true);

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        Span<char> buffer = stackalloc char[256];
        int count = _utf8.GetCharCount(bytes, flush);
        Span<char> characters = count <= buffer.Length ? buffer : new char[count];
        return characters[.._utf8.GetChars(bytes, characters, flush)].ToString();
    }
}
