using System.Text.RegularExpressions;
using Inferno.Inference.Models;
using Microsoft.ML.Tokenizers;

namespace Inferno.Inference.Tokenization;

/// <summary>Builds a <see cref="Tokenizer"/> from tokenizer.json, or says which part of it is not supported.</summary>
public static class TokenizerReader
{
    /// <param name="path">tokenizer.json.</param>
    /// <param name="vocabularySize">The model's; every id must be below it.</param>
    /// <exception cref="ModelException">The file is missing, malformed, of another kind, or does not fit the model.</exception>
    public static Tokenizer Read(string path, int vocabularySize)
    {
        TokenizerFile file = JsonFile.Read(path, TokenizerJson.Default.TokenizerFile);
        var parts = new TokenizerParts(path);
        ModelPart model = parts.CheckModel(file.Model);
        IReadOnlyDictionary<string, int> vocabulary = model.Vocab!;
        CheckIds(path, vocabulary.Values.Concat(file.AddedTokens.Select(t => t.Id)), vocabularySize);
        parts.CheckDecoder(file.Decoder);
        (IReadOnlyList<Regex> patterns, bool addsPrefixSpace) = parts.ReadPreTokenizer(file.PreTokenizer);
        var splitter = new PatternSplitter(patterns);
        IReadOnlyList<AddedTokenPart> added = parts.ReadAddedTokens(file.AddedTokens);
        (IReadOnlyList<int> prefix, IReadOnlyList<int> suffix) = new TemplateReader(path, vocabularySize).Read(file.PostProcessor);
        var traits = new TokenizerTraits
        {
            TokenBytes = TokenBytes(path, vocabulary, added),
            AddedTokens = added,
            Prefix = prefix,
            Suffix = suffix,
            ComposesCharacters = parts.ReadNormalizer(file.Normalizer),
            AddsPrefixSpace = addsPrefixSpace,
            WholePieces = model.IgnoreMerges ? new WholePieces(splitter, vocabulary) : null,
        };
        return new Tokenizer(CreatePairs(path, model, splitter), traits);
    }

    private static void CheckIds(string path, IEnumerable<int> ids, int vocabularySize)
    {
        foreach (int id in ids)
        {
            if (id < 0 || id >= vocabularySize)
            {
                throw new ModelException(
                    path,
                    $"token id {id} does not fit the model",
                    $"ids below config.json's vocab_size {vocabularySize}: take tokenizer.json and model.onnx from one model");
            }
        }
    }

    private static BpeTokenizer CreatePairs(string path, ModelPart model, PatternSplitter splitter)
    {
        try
        {
            return BpeTokenizer.Create(new BpeOptions(model.Vocab!)
            {
                Merges = TokenizerParts.ReadMerges(path, model.Merges),
                ByteLevel = true,
                PreTokenizer = splitter,
            });
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new ModelException(path, $"model.vocab or model.merges is unusable ({failure.Message})", "one id a token, and pairs of such tokens", failure);
        }
    }

    private static byte[]?[] TokenBytes(
        string path, IReadOnlyDictionary<string, int> vocabulary, IReadOnlyList<AddedTokenPart> added)
    {
        var bytes = new byte[]?[vocabulary.Values.Concat(added.Select(t => t.Id)).Max() + 1];
        Dictionary<int, AddedTokenPart> addedById = added.ToDictionary(t => t.Id);
        foreach ((string token, int id) in vocabulary)
        {
            bytes[id] = addedById.ContainsKey(id) ? null : ByteAlphabet.Decode(token)
                ?? throw new ModelException(path, $"token {id} is no byte-level token", "GPT-2's stand-ins for bytes in model.vocab");
        }

        foreach (AddedTokenPart token in added.Where(t => !t.Special))
        {
            bytes[token.Id] = System.Text.Encoding.UTF8.GetBytes(token.Content);
        }

        return bytes;
    }
}
