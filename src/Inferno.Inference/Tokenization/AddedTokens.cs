using System.Buffers;
using System.Globalization;
using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>A token that stands outside the merges.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">The text that becomes this token.</param>
/// <param name="IsSpecial">It has no text of its own when decoded.</param>
internal sealed record AddedToken(int Id, string Content, bool IsSpecial)
{
    /// <summary>It is looked for in text that is normalised already.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>It is no token beside a letter, digit or mark.</summary>
    public bool IsSingleWord { get; init; }

    /// <summary>It takes the white space before it.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>It takes the white space behind it.</summary>
    public bool StripsRight { get; init; }
}

/// <summary>Finds added tokens in text: the leftmost first, of those at one place the longest, as Hugging Face's library does.</summary>
internal sealed class AddedTokens
{
    private readonly SearchValues<string> _contents;
    private readonly Dictionary<char, AddedToken[]> _byFirst;

    public AddedTokens(IEnumerable<AddedToken> tokens)
    {
        AddedToken[] list = [.. tokens];
        _contents = SearchValues.Create([.. list.Select(token => token.Content)], StringComparison.Ordinal);
        _byFirst = list.GroupBy(token => token.Content[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(token => token.Content.Length).ThenBy(token => token.Id).ToArray());
    }

    /// <summary>The parts of a text in order: tokens with their ids, and what lies between them with none.</summary>
    public IEnumerable<(int Start, int End, int? Id)> Split(string text)
    {
        int done = 0;
        for (int from = 0; from < text.Length;)
        {
            int found = text.AsSpan(from).IndexOfAny(_contents);
            if (found < 0)
            {
                break;
            }

            int start = from + found;
            AddedToken token = Longest(text, start);
            int end = from = start + token.Content.Length;
            if (token.IsSingleWord && (IsWordBefore(text, start) || IsWordAt(text, end)))
            {
                continue;
            }

            start = token.StripsLeft ? Math.Max(done, text.AsSpan(0, start).TrimEnd().Length) : start;
            end = token.StripsRight ? text.Length - text.AsSpan(end).TrimStart().Length : end;
            if (done < start)
            {
                yield return (done, start, null);
            }

            yield return (start, end, token.Id);
            done = end;
        }

        if (done < text.Length)
        {
            yield return (done, text.Length, null);
        }
    }

    private AddedToken Longest(string text, int start)
    {
        foreach (AddedToken token in _byFirst[text[start]])
        {
            if (text.AsSpan(start).StartsWith(token.Content, StringComparison.Ordinal))
            {
                return token;
            }
        }

        throw new InvalidOperationException("a token was found and is not there");
    }

    private static bool IsWordBefore(string text, int end) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out Rune rune, out _) == OperationStatus.Done && IsWord(rune);

    private static bool IsWordAt(string text, int start) =>
        Rune.DecodeFromUtf16(text.AsSpan(start), out Rune rune, out _) == OperationStatus.Done && IsWord(rune);

    /// <summary>Unicode's \w (Technical Standard 18): letters, marks, decimal digits, connectors and joiners.</summary>
    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation
        || rune.Value is 0x200C or 0x200D or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
