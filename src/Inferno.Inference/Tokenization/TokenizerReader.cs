using System.Text;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Builds a <see cref="Tokenizer"/> from tokenizer.json, or says which part of it is not supported.</summary>
public static class TokenizerReader
{
    private const string Normalizations = "NFC, NFD, NFKC, NFKD, Prepend, Replace of a String, or a Sequence of them";

    /// <param name="path">tokenizer.json, as the Hugging Face tokenizers library writes it.</param>
    /// <param name="vocabularySize">The model's; every id must be below it, but for tokens that the tokenizer adds.</param>
    /// <exception cref="ModelException">The file is missing, malformed, of another kind, or does not fit the model.</exception>
    public static Tokenizer Read(string path, int vocabularySize)
    {
        JsonPart file = JsonFile.Read(path);
        PairModel model = new PairModelReader(file).Read();
        CheckIds(file, model.Vocabulary.Values, vocabularySize);
        IReadOnlyList<Normalizer> normalizers = ReadNormalizers(file);
        List<AddedToken> added = ReadAddedTokens(file, model.Vocabulary, vocabularySize);
        (IReadOnlyList<PreTokenizer> steps, bool isByteLevel) = new PreTokenizerReader(file).Read();
        (IReadOnlyList<int> prefix, IReadOnlyList<int> suffix) = new TemplateReader(vocabularySize).Read(file.Part("post_processor"));
        TokenizerParts parts = new()
        {
            Verbatim = new AddedTokens(added.Where(token => !token.IsNormalized)),
            Normalized = new AddedTokens([]),
            Normalizers = normalizers,
            Steps = steps,
            Prefix = prefix,
            Suffix = suffix,
        };
        added = [.. added.Select(token => token.IsNormalized ? Normalized(token, parts) : token)];
        parts = parts with { Normalized = new AddedTokens(added.Where(token => token.IsNormalized)) };
        return new Tokenizer(CreateEncoder(file, model, isByteLevel), parts, new DecoderReader(file).Read(model.Vocabulary, added, isByteLevel));
    }

    /// <summary>As Hugging Face's library keeps it: by its normal content, under which it is special only if that is what is written.</summary>
    private static AddedToken Normalized(AddedToken token, TokenizerParts parts)
    {
        string content = parts.Normalize(token.Content);
        return token with { Content = content, IsSpecial = token.IsSpecial && content == token.Content };
    }

    private static void CheckIds(JsonPart file, IEnumerable<int> ids, int vocabularySize)
    {
        foreach (int id in ids)
        {
            if (id < 0 || id >= vocabularySize)
            {
                throw file.Wrong(
                    $"token id {id} does not fit the model",
                    $"ids below config.json's vocab_size {vocabularySize}: take tokenizer.json and model.onnx from one model");
            }
        }
    }

    private static PairEncoder CreateEncoder(JsonPart file, PairModel model, bool isByteLevel)
    {
        try
        {
            return new PairEncoder(model, isByteLevel);
        }
        catch (ArgumentException failure)
        {
            throw new ModelException(
                file.Path,
                $"model.vocab or model.merges is unusable ({failure.Message.ReplaceLineEndings(" ")})",
                "pairs of tokens in model.merges that model.vocab holds, as what they make",
                failure);
        }
    }

    private static List<Normalizer> ReadNormalizers(JsonPart file) =>
        [.. Sequences.Flatten(file.Part("normalizer"), "normalizers").Select(part => part.Text("type") switch
        {
            "NFC" => (Normalizer)new FormNormalizer(NormalizationForm.FormC),
            "NFD" => new FormNormalizer(NormalizationForm.FormD),
            "NFKC" => new FormNormalizer(NormalizationForm.FormKC),
            "NFKD" => new FormNormalizer(NormalizationForm.FormKD),
            "Prepend" => new PrependNormalizer(part.Text("prepend") ?? throw part.Wrong("prepend is missing", "a text")),
            "Replace" when part.Part("pattern")?.Text("String") is { Length: > 0 } old => new ReplaceNormalizer(old, part.Text("content") ?? ""),
            "Replace" => throw part.Wrong("pattern is no text, which is not supported", "a String"),
            { } kind => throw file.Wrong($"normalizer is {kind}, which is not supported", Normalizations),
            null => throw part.Wrong("type is missing", Normalizations),
        })];

    private static List<AddedToken> ReadAddedTokens(JsonPart file, Dictionary<string, int> vocabulary, int vocabularySize)
    {
        List<AddedToken> tokens = [];
        foreach (JsonPart part in file.Parts("added_tokens") ?? [])
        {
            int id = part.Integer("id") ?? throw part.Wrong("id is missing", "a token id");
            string content = part.Text("content") ?? "";
            if (vocabulary.TryGetValue(content, out int other) && other != id)
            {
                throw part.Wrong($"id of '{content.ReplaceLineEndings(" ")}' is {id} and {other} in model.vocab", "one id");
            }

            bool isSpecial = part.Flag("special") == true;

            // A token for images, say, may lie behind the vocabulary, which the model never sees; a large number is damage.
            tokens.Add(content.Length > 0 && id >= 0 && id < Math.Max(2L * vocabularySize, vocabularySize + 65536L)
                ? new AddedToken(id, content, isSpecial)
                {
                    IsNormalized = part.Flag("normalized") ?? !isSpecial,
                    IsSingleWord = part.Flag("single_word") == true,
                    StripsLeft = part.Flag("lstrip") == true,
                    StripsRight = part.Flag("rstrip") == true,
                }
                : throw file.Wrong($"added_tokens id {id} with content '{content.ReplaceLineEndings(" ")}' is none that can be", "an id and content"));
        }

        return tokens.DistinctBy(token => token.Id).Count() == tokens.Count ? tokens : throw file.Wrong("added_tokens has one id twice", "each id once");
    }
}
