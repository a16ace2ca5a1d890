using System.Text;
using Microsoft.ML.Tokenizers;

namespace Inferno.Inference.Tokenization;

/// <summary>A byte-level byte-pair tokenizer: text to ids and back. Safe for any number of callers at once.</summary>
public sealed class Tokenizer
{
    private readonly BpeTokenizer _pairs;
    private readonly TokenizerTraits _traits;

    internal Tokenizer(BpeTokenizer pairs, TokenizerTraits traits)
    {
        _pairs = pairs;
        _traits = traits;
    }

    /// <summary>One more than the largest id.</summary>
    public int VocabularySize => _traits.TokenBytes.Length;

    /// <summary>The ids of a prompt, with the tokens that the model wants before and after it.</summary>
    /// <param name="text">Any text; an unpaired surrogate counts as U+FFFD. Text that spells an added token becomes that token.</param>
    /// <returns>Ids in [0, <see cref="VocabularySize"/>).</returns>
    /// <exception cref="Engines.InferenceException">The model wants composed characters and this build cannot compose them.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>((text.Length / 2) + 2);
        ids.AddRange(_traits.Prefix);
        string rest = text;
        while (FindAddedToken(rest) is var (token, offset))
        {
            EncodePlain(rest[..offset], ids);
            ids.Add(token.Id);
            rest = rest[(offset + token.Content.Length)..];
        }

        EncodePlain(rest, ids);
        ids.AddRange(_traits.Suffix);
        return [.. ids];
    }

    /// <summary>The text of some ids; special tokens have none, and bytes that are no UTF-8 become U+FFFD.</summary>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        TokenDecoder decoder = CreateDecoder();
        var text = new StringBuilder();
        foreach (int id in ids)
        {
            text.Append(decoder.Append(id));
        }

        return text.Append(decoder.Flush()).ToString();
    }

    /// <summary>A decoder for one stream of ids.</summary>
    public TokenDecoder CreateDecoder() => new(_traits.TokenBytes);

    private (AddedToken Token, int Offset)? FindAddedToken(string text)
    {
        (AddedToken Token, int Offset)? first = null;
        foreach (AddedToken token in _traits.AddedTokens)
        {
            int offset = text.IndexOf(token.Content, StringComparison.Ordinal);
            if (offset >= 0 && (first is not { } best || offset < best.Offset))
            {
                first = (token, offset);
            }
        }

        return first;
    }

    private void EncodePlain(string text, List<int> ids)
    {
        if (text.Length == 0)
        {
            return;
        }

        string valid = ReplaceUnpairedSurrogates(text);
        string normal = _traits.ComposesCharacters ? CharacterComposition.Compose(valid) : valid;
        string spaced = _traits.AddsPrefixSpace && !char.IsWhiteSpace(normal[0]) ? " " + normal : normal;
        if (_traits.WholePieces is { } wholePieces)
        {
            wholePieces.Encode(_pairs, spaced, ids);
        }
        else
        {
            ids.AddRange(_pairs.EncodeToIds(spaced, considerNormalization: false));
        }
    }

    private static string ReplaceUnpairedSurrogates(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
