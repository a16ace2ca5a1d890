using System.Text;
using System.Text.RegularExpressions;
using Inferno.Inference.Models;
using Microsoft.ML.Tokenizers;

namespace Inferno.Inference.Tokenization;

/// <summary>Builds a <see cref="Tokenizer"/> from tokenizer.json, or says which part of it is not supported.</summary>
public static class TokenizerReader
{
    /// <param name="path">tokenizer.json, as the Hugging Face tokenizers library writes it.</param>
    /// <param name="vocabularySize">The model's; every id must be below it.</param>
    /// <exception cref="ModelException">The file is missing, malformed, of another kind, or does not fit the model.</exception>
    public static Tokenizer Read(string path, int vocabularySize)
    {
        JsonPart file = JsonFile.Read(path);
        var parts = new TokenizerParts(file);
        PairModel model = new PairModelReader(file).Read();
        IReadOnlyList<AddedToken> added = parts.ReadAddedTokens();
        CheckIds(file, model.Vocabulary.Values.Concat(added.Select(t => t.Id)), vocabularySize);
        parts.CheckDecoder();
        (IReadOnlyList<Regex> patterns, bool addsPrefixSpace) = parts.ReadPreTokenizer();
        var splitter = new PatternSplitter(patterns);
        (IReadOnlyList<int> prefix, IReadOnlyList<int> suffix) = new TemplateReader(vocabularySize).Read(file.Part("post_processor"));
        var traits = new TokenizerTraits
        {
            TokenBytes = TokenBytes(file, model.Vocabulary, added),
            AddedTokens = added,
            Prefix = prefix,
            Suffix = suffix,
            ComposesCharacters = parts.ReadNormalizer(),
            AddsPrefixSpace = addsPrefixSpace,
            WholePieces = model.IgnoresMerges ? new WholePieces(splitter, model.Vocabulary) : null,
        };
        return new Tokenizer(CreatePairs(file, model, splitter), traits);
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

    private static BpeTokenizer CreatePairs(JsonPart file, PairModel model, PatternSplitter splitter)
    {
        try
        {
            return BpeTokenizer.Create(new BpeOptions(model.Vocabulary) { Merges = model.Merges, ByteLevel = true, PreTokenizer = splitter });
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            throw new ModelException(
                file.Path,
                $"model.vocab or model.merges is unusable ({failure.Message})",
                "one id a token, and pairs of such tokens",
                failure);
        }
    }

    private static byte[]?[] TokenBytes(JsonPart file, Dictionary<string, int> vocabulary, IReadOnlyList<AddedToken> added)
    {
        HashSet<int> addedIds = [.. added.Select(t => t.Id)];
        var bytes = new byte[]?[Math.Max(vocabulary.Values.Max(), addedIds.DefaultIfEmpty().Max()) + 1];
        foreach ((string token, int id) in vocabulary)
        {
            bytes[id] = addedIds.Contains(id) ? null : ByteAlphabet.Decode(token)
                ?? throw file.Wrong($"token {id} is no byte-level token", "GPT-2's stand-ins for bytes in model.vocab");
        }

        foreach (AddedToken token in added.Where(t => !t.Special))
        {
            bytes[token.Id] = Encoding.UTF8.GetBytes(token.Content);
        }

        return bytes;
    }
}
