using System.Text;
using Microsoft.ML.Tokenizers;

namespace Inferno.Inference.Tokenization;

/// <summary>Llama 3's <c>ignore_merges</c>: a piece that is itself a token is that token, whatever the merges would make of it.</summary>
internal sealed class WholePieces(PreTokenizer splitter, IReadOnlyDictionary<string, int> tokens)
{
    private readonly Dictionary<string, int> _ids = ByText(tokens);

    public void Encode(BpeTokenizer pairs, string text, List<int> ids)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach ((int offset, int length) in splitter.PreTokenize(text))
        {
            ReadOnlySpan<char> piece = text.AsSpan(offset, length);
            if (lookup.TryGetValue(piece, out int id))
            {
                ids.Add(id);
            }
            else
            {
                ids.AddRange(pairs.EncodeToIds(piece, considerPreTokenization: false, considerNormalization: false));
            }
        }
    }

    private static Dictionary<string, int> ByText(IReadOnlyDictionary<string, int> tokens)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var ids = new Dictionary<string, int>(tokens.Count);
        foreach ((string token, int id) in tokens)
        {
            if (ByteAlphabet.Decode(token) is { } bytes && System.Text.Unicode.Utf8.IsValid(bytes))
            {
                ids[strict.GetString(bytes)] = id;
            }
        }

        return ids;
    }
}
