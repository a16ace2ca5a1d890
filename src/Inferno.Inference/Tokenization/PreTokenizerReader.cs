using System.Text.RegularExpressions;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads the "pre_tokenizer" part of a tokenizer.json.</summary>
internal sealed class PreTokenizerReader(JsonPart file)
{
    private readonly List<PreTokenizer> _steps = [];
    private bool _isByteLevel;

    public (IReadOnlyList<PreTokenizer> Steps, bool IsByteLevel) Read()
    {
        foreach (JsonPart part in Sequences.Flatten(file.Part("pre_tokenizer"), "pretokenizers"))
        {
            if (_isByteLevel)
            {
                throw file.Wrong($"pre_tokenizer has a part {part.Text("type")} behind ByteLevel, which is not supported", "ByteLevel last");
            }

            Add(part);
        }

        return (_steps, _isByteLevel);
    }

    private void Add(JsonPart part)
    {
        switch (part.Text("type"))
        {
            case "ByteLevel":
                AddByteLevel(part);
                break;
            case "Digits":
                Split(@"\p{N}", part.Flag("individual_digits") == true ? SplitBehavior.Isolated : SplitBehavior.Contiguous);
                break;
            case "Split":
                Split(Pattern(part), Behavior(part), part.Flag("invert") == true);
                break;
            case "Metaspace":
                _steps.Add(ReadMetaspace(part));
                break;
            case null:
                throw part.Wrong("type is missing", "the kind of pre-tokenizer");
            case { } kind:
                throw file.Wrong($"pre_tokenizer is {kind}, which is not supported", "ByteLevel, Digits, Metaspace, Split or a Sequence of them");
        }
    }

    private void AddByteLevel(JsonPart part)
    {
        _isByteLevel = true;
        if (part.Flag("add_prefix_space") ?? throw part.Wrong("add_prefix_space is missing", "true or false"))
        {
            _steps.Add(new PrefixSpace());
        }

        if (part.Flag("use_regex") != false)
        {
            Split(SplitPatterns.Gpt2, SplitBehavior.Isolated);
        }
    }

    private void Split(string pattern, SplitBehavior behavior, bool invert = false)
    {
        try
        {
            _steps.Add(new PatternSplit(SplitPatterns.Find(pattern), behavior, invert));
        }
        catch (ArgumentException failure)
        {
            throw new ModelException(
                file.Path, $"pre_tokenizer pattern {pattern} is unusable ({failure.Message.ReplaceLineEndings(" ")})",
                "a regular expression that .NET understands as Oniguruma does", failure);
        }
    }

    private static string Pattern(JsonPart part)
    {
        JsonPart? pattern = part.Part("pattern");
        return pattern?.Text("Regex")
            ?? Regex.Escape(pattern?.Text("String") ?? throw part.Wrong("pattern is missing", "Regex or String"));
    }

    private static SplitBehavior Behavior(JsonPart part) => part.Text("behavior") switch
    {
        "Isolated" => SplitBehavior.Isolated,
        "Removed" => SplitBehavior.Removed,
        "Contiguous" => SplitBehavior.Contiguous,
        "MergedWithPrevious" => SplitBehavior.MergedWithPrevious,
        "MergedWithNext" => SplitBehavior.MergedWithNext,
        { } other => throw part.Wrong($"behavior is {other}", $"one of {string.Join(", ", Enum.GetNames<SplitBehavior>())}"),
        null => throw part.Wrong("behavior is missing", $"one of {string.Join(", ", Enum.GetNames<SplitBehavior>())}"),
    };

    private static Metaspace ReadMetaspace(JsonPart part)
    {
        string replacement = part.Text("replacement") ?? "▁";
        string scheme = part.Text("prepend_scheme") ?? (part.Flag("add_prefix_space") == false ? "never" : "always");
        return replacement.Length != 1 ? throw part.Wrong($"replacement is '{replacement}'", "one character")
            : scheme is not ("always" or "first" or "never") ? throw part.Wrong($"prepend_scheme is {scheme}", "always, first or never")
            : new Metaspace(replacement[0], scheme == "never" ? null : scheme == "always", part.Flag("split") != false);
    }
}
