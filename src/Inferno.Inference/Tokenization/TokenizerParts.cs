using System.Text.Json;
using System.Text.RegularExpressions;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads the parts of a tokenizer.json and refuses, by name, those that are not byte-level byte-pair encoding.</summary>
internal sealed class TokenizerParts(string path)
{
    public ModelPart CheckModel(ModelPart? model) => model switch
    {
        null => throw Unsupported("model", "nothing", "a BPE model"),
        { Type: not (null or "BPE") } => throw Unsupported("model.type", model.Type, "BPE"),
        { Dropout: > 0 } => throw Unsupported("model.dropout", $"{model.Dropout}", "none"),
        { ByteFallback: true } => throw Unsupported("model.byte_fallback", "true", "false (a byte-level tokenizer needs none)"),
        { ContinuingSubwordPrefix.Length: > 0 } =>
            throw Unsupported("model.continuing_subword_prefix", model.ContinuingSubwordPrefix, "none"),
        { EndOfWordSuffix.Length: > 0 } => throw Unsupported("model.end_of_word_suffix", model.EndOfWordSuffix, "none"),
        { Vocab: null or { Count: 0 } } => throw Unsupported("model.vocab", "nothing", "a table from token to id"),
        _ => model,
    };

    public void CheckDecoder(JsonElement? decoder)
    {
        if (!Flatten(decoder, "decoders").Any(part => KindOf(part) == "ByteLevel"))
        {
            throw Unsupported("decoder", decoder is { ValueKind: JsonValueKind.Object } part ? KindOf(part) : "nothing", "ByteLevel");
        }
    }

    /// <summary>True for NFC, false for none.</summary>
    public bool ReadNormalizer(JsonElement? normalizer)
    {
        bool composes = false;
        foreach (JsonElement part in Flatten(normalizer, "normalizers"))
        {
            composes = KindOf(part) == "NFC" ? true : throw Unsupported("normalizer", KindOf(part), "none or NFC");
        }

        return composes;
    }

    public (IReadOnlyList<Regex> Patterns, bool AddsPrefixSpace) ReadPreTokenizer(JsonElement? preTokenizer)
    {
        var patterns = new List<Regex>();
        bool byteLevel = false;
        bool prefixSpace = false;
        foreach (JsonElement part in Flatten(preTokenizer, "pretokenizers"))
        {
            string? pattern = PatternOf(part);
            byteLevel |= KindOf(part) == "ByteLevel";
            prefixSpace |= Flag(part, "add_prefix_space", false);
            if (pattern is not null)
            {
                patterns.Add(Compile(pattern));
            }
        }

        return !byteLevel ? throw Unsupported("pre_tokenizer", "no ByteLevel part", "one: other tokenizers are not supported")
            : prefixSpace && patterns.Count > 1 ? throw Unsupported("add_prefix_space", "true after a split", "false")
            : (patterns, prefixSpace);
    }

    public IReadOnlyList<AddedTokenPart> ReadAddedTokens(IReadOnlyList<AddedTokenPart> tokens)
    {
        foreach (AddedTokenPart token in tokens)
        {
            if (token.Content.Length == 0 || token.SingleWord || token.Lstrip || token.Rstrip)
            {
                throw Unsupported(
                    $"added_tokens id {token.Id}", "empty content, single_word, lstrip or rstrip", "plain content, all three false");
            }
        }

        return tokens.DistinctBy(t => t.Id).Count() == tokens.Count
            ? [.. tokens.OrderByDescending(t => t.Content.Length).ThenBy(t => t.Id)]
            : throw Unsupported("added_tokens", "one id twice", "each id once");
    }

    public static IEnumerable<string> ReadMerges(string path, JsonElement merges)
    {
        if (merges.ValueKind != JsonValueKind.Array)
        {
            throw new ModelException(path, "model.merges is no list", "a list of pairs of tokens");
        }

        return merges.EnumerateArray().Select(merge => merge.ValueKind switch
        {
            JsonValueKind.String => merge.GetString()!,
            JsonValueKind.Array when merge.GetArrayLength() == 2 => $"{merge[0]} {merge[1]}",
            _ => throw new FormatException($"{merge.GetRawText()} is no pair"),
        });
    }

    private string? PatternOf(JsonElement part) => KindOf(part) switch
    {
        "ByteLevel" => Flag(part, "use_regex", true) ? SplitPatterns.Gpt2 : null,
        "Digits" => Flag(part, "individual_digits", false) ? @"\p{N}" : @"\p{N}+",
        "Split" => SplitPattern(part),
        string kind => throw Unsupported("pre_tokenizer", kind, "ByteLevel, Digits, Split or a Sequence of them"),
    };

    private string SplitPattern(JsonElement part)
    {
        if (Text(part, "behavior") is not "Isolated")
        {
            throw Unsupported("pre_tokenizer Split behavior", Text(part, "behavior") ?? "nothing", "Isolated");
        }

        JsonElement pattern = part.TryGetProperty("pattern", out JsonElement found) ? found : default;
        return pattern.ValueKind != JsonValueKind.Object ? throw Unsupported("pre_tokenizer Split pattern", "nothing", "Regex or String")
            : Text(pattern, "Regex")
                ?? Regex.Escape(Text(pattern, "String") ?? throw Unsupported("pre_tokenizer Split pattern", "neither", "Regex or String"));
    }

    private Regex Compile(string pattern)
    {
        try
        {
            return SplitPatterns.Find(pattern);
        }
        catch (ArgumentException failure)
        {
            throw new ModelException(path, $"pre_tokenizer pattern {pattern} is unusable", "one that .NET understands", failure);
        }
    }

    private IEnumerable<JsonElement> Flatten(JsonElement? part, string listKey)
    {
        if (part is not { ValueKind: JsonValueKind.Object } element)
        {
            return [];
        }

        return KindOf(element) != "Sequence" ? [element]
            : element.TryGetProperty(listKey, out JsonElement list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().SelectMany(inner => Flatten(inner, listKey))
                : throw Unsupported("Sequence", $"no {listKey}", "a list of parts");
    }

    private static string KindOf(JsonElement part) => Text(part, "type") ?? "nothing";

    private static string? Text(JsonElement part, string key) =>
        part.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement part, string key, bool whenAbsent) =>
        part.TryGetProperty(key, out JsonElement value) ? value.ValueKind == JsonValueKind.True : whenAbsent;

    private ModelException Unsupported(string part, string found, string expected) =>
        new(path, $"{part} is {found}, which is not supported", expected);
}
