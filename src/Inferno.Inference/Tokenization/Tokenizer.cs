using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>
/// A byte-pair tokenizer: text to ids and back, as Hugging Face's library has it. Text is searched for added tokens, what lies
/// between them is normalised, searched again, cut into pieces, and each piece is encoded. Safe for any number of callers at once.
/// </summary>
public sealed class Tokenizer
{
    private readonly PairEncoder _pairs;
    private readonly TokenizerParts _parts;
    private readonly TokenTexts _texts;

    internal Tokenizer(PairEncoder pairs, TokenizerParts parts, TokenTexts texts)
    {
        _pairs = pairs;
        _parts = parts;
        _texts = texts;
    }

    /// <summary>One more than the largest id.</summary>
    public int VocabularySize => _texts.Bytes.Length;

    /// <summary>The ids of a prompt, with the tokens that the model wants before and after it.</summary>
    /// <param name="text">Any text; an unpaired surrogate counts as U+FFFD. Text that spells an added token becomes that token.</param>
    /// <returns>Ids in [0, <see cref="VocabularySize"/>): one that a tokenizer adds may be beyond the model's vocabulary, which sessions refuse.</returns>
    /// <exception cref="Engines.InferenceException">A pattern of the tokenizer takes seconds on this text.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> ids = new((text.Length / 2) + 2);
        ids.AddRange(_parts.Prefix);
        string whole = ReplaceUnpairedSurrogates(text);
        foreach ((int start, int end, int? id) in _parts.Verbatim.Split(whole))
        {
            if (id is { } token)
            {
                ids.Add(token);
            }
            else
            {
                EncodePart(whole[start..end], start == 0, ids);
            }
        }

        ids.AddRange(_parts.Suffix);
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
    public TokenDecoder CreateDecoder() => new(_texts);

    /// <summary>What lies between tokens that are looked for in the text as it was given.</summary>
    private void EncodePart(string text, bool isFirst, List<int> ids)
    {
        string normal = _parts.Normalize(text);
        foreach ((int start, int end, int? id) in _parts.Normalized.Split(normal))
        {
            if (id is { } token)
            {
                ids.Add(token);
            }
            else
            {
                _pairs.Encode(PreTokenizer.Cut(new Piece(normal, start, end - start, isFirst && start == 0), _parts.Steps), ids);
            }
        }
    }

    private static string ReplaceUnpairedSurrogates(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
