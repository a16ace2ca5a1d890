using System.Text;
using System.Text.Unicode;

namespace Inferno.Inference.Tokenization;

/// <summary>Turns a stream of ids into text and never splits a character: an unfinished one waits for its other bytes.</summary>
public sealed class TokenDecoder
{
    private readonly TokenTexts _texts;
    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private readonly List<byte> _run = [];
    private int _spaces;

    internal TokenDecoder(TokenTexts texts)
    {
        _texts = texts;
        _spaces = texts.LeadingSpaces;
    }

    /// <summary>The text that this id completes; empty for a special token, an unknown id or an unfinished character.</summary>
    public string Append(int id)
    {
        if (id < 0 || id >= _texts.Bytes.Length || _texts.Bytes[id] is not { } bytes)
        {
            return "";
        }

        if (_texts.SingleBytes is null)
        {
            return WithoutLeadingSpaces(Decode(bytes, false));
        }

        if (_texts.SingleBytes.Contains(id))
        {
            _run.AddRange(bytes);
            return "";
        }

        return WithoutLeadingSpaces(EndRun() + Encoding.UTF8.GetString(bytes));
    }

    /// <summary>What is left: U+FFFD if a character was left unfinished. The decoder is then as new.</summary>
    public string Flush()
    {
        string rest = WithoutLeadingSpaces(EndRun() + Decode([], true));
        _spaces = _texts.LeadingSpaces;
        return rest;
    }

    /// <summary>The bytes in a row as text, or one U+FFFD for each where they are none: so does Hugging Face's ByteFallback.</summary>
    private string EndRun()
    {
        if (_run.Count == 0)
        {
            return "";
        }

        byte[] bytes = [.. _run];
        _run.Clear();
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : new string('\uFFFD', bytes.Length);
    }

    private string WithoutLeadingSpaces(string text)
    {
        int dropped = 0;
        while (dropped < Math.Min(_spaces, text.Length) && text[dropped] == ' ')
        {
            dropped++;
        }

        _spaces = text.Length == 0 ? _spaces : text.Length == dropped ? _spaces - dropped : 0;
        return text[dropped..];
    }

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        Span<char> buffer = stackalloc char[256];
        int count = _utf8.GetCharCount(bytes, flush);
        Span<char> characters = count <= buffer.Length ? buffer : new char[count];
        return characters[.._utf8.GetChars(bytes, characters, flush)].ToString();
    }
}
