using System.Text.Json;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads post_processor: which tokens stand before and after a prompt (TemplateProcessing; ByteLevel adds none).</summary>
internal sealed class TemplateReader(string path, int vocabularySize)
{
    public (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) Read(JsonElement? postProcessor)
    {
        if (postProcessor is not { ValueKind: JsonValueKind.Object } part)
        {
            return ([], []);
        }

        return Text(part, "type") switch
        {
            "ByteLevel" => ([], []),
            "TemplateProcessing" => ReadTemplate(part),
            "Sequence" => ReadSequence(part),
            string kind => throw Refuse($"post_processor is {kind}, which is not supported"),
            null => throw Refuse("post_processor has no type"),
        };
    }

    private (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) ReadSequence(JsonElement part)
    {
        List<int> prefix = [];
        List<int> suffix = [];
        foreach (JsonElement inner in List(part, "processors"))
        {
            (IReadOnlyList<int> before, IReadOnlyList<int> after) = Read(inner);
            prefix.InsertRange(0, before);
            suffix.AddRange(after);
        }

        return (prefix, suffix);
    }

    private (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) ReadTemplate(JsonElement part)
    {
        List<int> prefix = [];
        List<int> suffix = [];
        bool seenText = false;
        foreach (JsonElement item in List(part, "single"))
        {
            if (item.TryGetProperty("SpecialToken", out JsonElement token))
            {
                (seenText ? suffix : prefix).AddRange(IdsOf(part, Text(token, "id")));
            }
            else
            {
                seenText = true;
            }
        }

        return (prefix, suffix);
    }

    private IEnumerable<int> IdsOf(JsonElement part, string? name)
    {
        if (name is null || !part.TryGetProperty("special_tokens", out JsonElement table)
            || !table.TryGetProperty(name, out JsonElement token))
        {
            throw Refuse($"post_processor names the token {name ?? "(none)"} without defining it");
        }

        return List(token, "ids").Select(id => id.TryGetInt32(out int value) && value >= 0 && value < vocabularySize
            ? value
            : throw Refuse($"post_processor token {name} has id {id.GetRawText()}, and vocab_size is {vocabularySize}"));
    }

    private JsonElement.ArrayEnumerator List(JsonElement part, string key) =>
        part.TryGetProperty(key, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw Refuse($"post_processor has no list {key}");

    private static string? Text(JsonElement part, string key) =>
        part.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private ModelException Refuse(string found) => new(path, found, "none, ByteLevel or TemplateProcessing");
}
