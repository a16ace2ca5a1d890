using System.Text.Json;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads the "model" part of a tokenizer.json.</summary>
internal sealed class PairModelReader(JsonPart file)
{
    public PairModel Read()
    {
        JsonPart model = file.Part("model") ?? throw file.Wrong("model is missing", "a byte-pair model");
        RequireNone(model, "dropout", model.Number("dropout") is null or 0);
        RequireNone(model, "continuing_subword_prefix", string.IsNullOrEmpty(model.Text("continuing_subword_prefix")));
        RequireNone(model, "end_of_word_suffix", string.IsNullOrEmpty(model.Text("end_of_word_suffix")));
        if (model.Text("type") is { } type and not "BPE")
        {
            throw model.Wrong($"type is {type}, which is not supported", "BPE");
        }

        return new PairModel
        {
            Vocabulary = ReadVocabulary(model),
            Merges = ReadMerges(model),
            IgnoresMerges = model.Flag("ignore_merges") == true,
            FallsBackToBytes = model.Flag("byte_fallback") == true,
            FusesUnknown = model.Flag("fuse_unk") == true,
            Unknown = model.Text("unk_token"),
        };
    }

    private static void RequireNone(JsonPart model, string key, bool isNone)
    {
        if (!isNone)
        {
            throw model.Wrong($"{key} is {model.Find(key)}, which is not supported", "none");
        }
    }

    private static Dictionary<string, int> ReadVocabulary(JsonPart model)
    {
        JsonPart table = model.Part("vocab") ?? throw model.Wrong("vocab is missing", "a table from token to id");
        var vocabulary = new Dictionary<string, int>(table.Element.GetPropertyCount());
        foreach (JsonProperty token in table.Element.EnumerateObject())
        {
            vocabulary[token.Name] = token.Value.ValueKind == JsonValueKind.Number && token.Value.TryGetInt32(out int id)
                ? id
                : throw table.Wrong(token.Name, token.Value, "an id");
        }

        return vocabulary.Count > 0 ? vocabulary : throw model.Wrong("vocab is empty", "a table from token to id");
    }

    private static List<(string Left, string Right)> ReadMerges(JsonPart model)
    {
        JsonElement[] merges = model.List("merges") ?? throw model.Wrong("merges is missing", "a list of pairs of tokens");
        List<(string Left, string Right)> pairs = new(merges.Length);
        foreach (JsonElement merge in merges)
        {
            pairs.Add(Pair(merge) ?? throw model.Wrong("merges", merge, "pairs of tokens"));
        }

        return pairs;
    }

    private static (string Left, string Right)? Pair(JsonElement merge) => merge.ValueKind switch
    {
        JsonValueKind.String when merge.GetString()!.Split(' ') is [var left, var right] => (left, right),
        JsonValueKind.Array when merge.GetArrayLength() == 2 && merge[0].ValueKind == JsonValueKind.String && merge[1].ValueKind == JsonValueKind.String =>
            (merge[0].GetString()!, merge[1].GetString()!),
        _ => null,
    };
}
