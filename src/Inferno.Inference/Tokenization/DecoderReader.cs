using System.Text;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads the "decoder" part of a tokenizer.json: what each id says.</summary>
internal sealed class DecoderReader(JsonPart file)
{
    private const string Supported = "ByteLevel, or a Sequence of Replace, ByteFallback, Fuse and Strip";

    public TokenTexts Read(Dictionary<string, int> vocabulary, IReadOnlyList<AddedToken> added, bool isByteLevel)
    {
        List<JsonPart> parts = Sequences.Flatten(file.Part("decoder"), "decoders");
        bool decodesBytes = parts.Any(part => part.Text("type") == "ByteLevel");
        string kinds = parts.Count == 0 ? "missing" : string.Join(", ", parts.Select(part => part.Text("type")));
        return decodesBytes != isByteLevel ? throw file.Wrong($"decoder is {kinds} where pre_tokenizer has {(isByteLevel ? "" : "no ")}ByteLevel", "ByteLevel in both or in neither")
            : decodesBytes ? new TokenTexts { Bytes = Table(vocabulary, added, ByteLevelText) }
            : Fallback(parts, vocabulary, added, kinds);
    }

    private TokenTexts Fallback(List<JsonPart> parts, Dictionary<string, int> vocabulary, IReadOnlyList<AddedToken> added, string kinds)
    {
        int next = 0;
        List<(string Old, string New)> replaced = [];
        for (; next < parts.Count && parts[next].Text("type") == "Replace"; next++)
        {
            replaced.Add((parts[next].Part("pattern")?.Text("String") is { Length: > 0 } old ? old : throw parts[next].Wrong("pattern is no text", "a String"),
                parts[next].Text("content") ?? ""));
        }

        bool fallsBack = Is("ByteFallback"), fuses = Is("Fuse");
        int leading = 0;
        if (fuses && next < parts.Count && parts[next].Text("type") == "Strip")
        {
            JsonPart strip = parts[next++];
            leading = strip.Text("content") == " " && strip.Integer("stop") is null or 0 ? strip.Integer("start") ?? 0
                : throw strip.Wrong("content or stop is not supported", "a space at the start");
        }

        if (next < parts.Count || !fallsBack || !fuses)
        {
            throw file.Wrong($"decoder is {kinds}, which is not supported", Supported);
        }

        HashSet<int> bytes = [];
        byte[]?[] texts = Table(vocabulary, added, (token, id) =>
        {
            string text = replaced.Aggregate(token, (seen, one) => seen.Replace(one.Old, one.New, StringComparison.Ordinal));
            if (ByteOf(text) is { } value)
            {
                bytes.Add(id);
                return [value];
            }

            return Encoding.UTF8.GetBytes(text);
        });
        return new TokenTexts { Bytes = texts, SingleBytes = bytes, LeadingSpaces = leading };

        bool Is(string type) => next < parts.Count && parts[next].Text("type") == type && ++next > 0;
    }

    /// <summary>A token with a character that stands for no byte is text itself.</summary>
    private static byte[] ByteLevelText(string token, int id) => ByteAlphabet.Decode(token) ?? Encoding.UTF8.GetBytes(token);

    private static byte? ByteOf(string token) =>
        token is ['<', '0', 'x', _, _, '>'] && byte.TryParse(token.AsSpan(3, 2), System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture, out byte value) ? value : null;

    private static byte[]?[] Table(Dictionary<string, int> vocabulary, IReadOnlyList<AddedToken> added, Func<string, int, byte[]> text)
    {
        HashSet<int> special = [.. added.Where(token => token.IsSpecial).Select(token => token.Id)];
        byte[]?[] bytes = new byte[]?[Math.Max(vocabulary.Values.Max(), added.Select(token => token.Id).DefaultIfEmpty().Max()) + 1];
        foreach ((string token, int id) in vocabulary.Select(pair => (pair.Key, pair.Value)).Concat(added.Select(token => (token.Content, token.Id))))
        {
            bytes[id] = special.Contains(id) ? null : text(token, id);
        }

        return bytes;
    }
}
