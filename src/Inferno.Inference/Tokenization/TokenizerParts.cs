using System.Text.RegularExpressions;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads the other parts of a tokenizer.json and refuses, by name, those that are not byte-level encoding.</summary>
internal sealed class TokenizerParts(JsonPart file)
{
    public void CheckDecoder()
    {
        JsonPart? decoder = file.Part("decoder");
        if (!Flatten(decoder, "decoders").Any(part => part.Text("type") == "ByteLevel"))
        {
            throw file.Wrong($"decoder is {decoder?.Text("type") ?? "missing"}, which is not supported", "ByteLevel");
        }
    }

    /// <summary>True for NFC, false for none.</summary>
    public bool ReadNormalizer()
    {
        bool composes = false;
        foreach (JsonPart part in Flatten(file.Part("normalizer"), "normalizers"))
        {
            composes = part.Text("type") == "NFC" ? true
                : throw file.Wrong($"normalizer is {part.Text("type")}, which is not supported", "none or NFC");
        }

        return composes;
    }

    public (IReadOnlyList<Regex> Patterns, bool AddsPrefixSpace) ReadPreTokenizer()
    {
        List<JsonPart> parts = Flatten(file.Part("pre_tokenizer"), "pretokenizers");
        List<Regex> patterns = [.. parts.Select(PatternOf).OfType<string>().Select(Compile)];
        bool prefixSpace = parts.Any(part => part.Flag("add_prefix_space") == true);
        return !parts.Any(part => part.Text("type") == "ByteLevel")
                ? throw file.Wrong("pre_tokenizer has no ByteLevel part", "one: other tokenizers are not supported")
            : prefixSpace && patterns.Count > 1
                ? throw file.Wrong("pre_tokenizer.add_prefix_space is true after a split, which is not supported", "false")
            : (patterns, prefixSpace);
    }

    /// <summary>The longest first, so that of two that start at one place the longer wins.</summary>
    public IReadOnlyList<AddedToken> ReadAddedTokens()
    {
        var tokens = new List<AddedToken>();
        foreach (JsonPart part in file.Parts("added_tokens") ?? [])
        {
            int id = part.Integer("id") ?? throw part.Wrong("id is missing", "a token id");
            string content = part.Text("content") ?? "";
            bool strict = part.Flag("single_word") == true || part.Flag("lstrip") == true || part.Flag("rstrip") == true;
            tokens.Add(content.Length > 0 && !strict
                ? new AddedToken(id, content, part.Flag("special") == true)
                : throw file.Wrong(
                    $"added_tokens id {id} has no content, or single_word, lstrip or rstrip, which is not supported",
                    "plain content, all three false"));
        }

        return tokens.DistinctBy(t => t.Id).Count() == tokens.Count
            ? [.. tokens.OrderByDescending(t => t.Content.Length).ThenBy(t => t.Id)]
            : throw file.Wrong("added_tokens has one id twice", "each id once");
    }

    private string? PatternOf(JsonPart part) => part.Text("type") switch
    {
        "ByteLevel" => part.Flag("use_regex") != false ? SplitPatterns.Gpt2 : null,
        "Digits" => part.Flag("individual_digits") == true ? @"\p{N}" : @"\p{N}+",
        "Split" => SplitPattern(part),
        { } kind => throw file.Wrong(
            $"pre_tokenizer is {kind}, which is not supported", "ByteLevel, Digits, Split or a Sequence of them"),
        null => throw part.Wrong("type is missing", "the kind of pre-tokenizer"),
    };

    private static string SplitPattern(JsonPart part)
    {
        if (part.Text("behavior") is not "Isolated")
        {
            throw part.Wrong($"behavior is {part.Text("behavior") ?? "missing"}, which is not supported", "Isolated");
        }

        JsonPart? pattern = part.Part("pattern");
        return pattern?.Text("Regex")
            ?? Regex.Escape(pattern?.Text("String") ?? throw part.Wrong("pattern is missing", "Regex or String"));
    }

    private Regex Compile(string pattern)
    {
        try
        {
            return SplitPatterns.Find(pattern);
        }
        catch (ArgumentException failure)
        {
            throw new ModelException(
                file.Path, $"pre_tokenizer pattern {pattern} is unusable", "a regular expression that .NET understands", failure);
        }
    }

    private static List<JsonPart> Flatten(JsonPart? part, string listKey)
    {
        if (part is not { } single)
        {
            return [];
        }

        return single.Text("type") != "Sequence" ? [single]
            : [.. (single.Parts(listKey) ?? throw single.Wrong($"{listKey} is missing", "a list of parts"))
                .SelectMany(inner => Flatten(inner, listKey))];
    }
}
