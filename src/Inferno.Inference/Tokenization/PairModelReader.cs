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
        RequireNone(model, "byte_fallback", model.Flag("byte_fallback") != true);
        return model.Text("type") is null or "BPE"
            ? new PairModel(ReadVocabulary(model), ReadMerges(model), model.Flag("ignore_merges") == true)
            : throw model.Wrong($"type is {model.Text("type")}, which is not supported", "BPE");
    }

    private static void RequireNone(JsonPart model, string key, bool isNone)
    {
        if (!isNone)
        {
            throw model.Wrong($"{key} is {model.Find(key)}, which is not supported", "none, as in a byte-level tokenizer");
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

    private static List<string> ReadMerges(JsonPart model)
    {
        JsonElement[] merges = model.List("merges") ?? throw model.Wrong("merges is missing", "a list of pairs of tokens");
        var pairs = new List<string>(merges.Length);
        foreach (JsonElement merge in merges)
        {
            pairs.Add(merge.ValueKind switch
            {
                JsonValueKind.String => merge.GetString()!,
                JsonValueKind.Array when merge.GetArrayLength() == 2 => $"{merge[0]} {merge[1]}",
                _ => throw model.Wrong("merges", merge, "pairs of tokens"),
            });
        }

        return pairs;
    }
}
