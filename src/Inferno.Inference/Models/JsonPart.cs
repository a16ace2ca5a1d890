using System.Text.Json;

namespace Inferno.Inference.Models;

/// <summary>
/// An object inside a JSON file. Reads members without the serializer: its generic metadata took longer to compile at
/// start-up than the files take to read. A member that is absent or null reads as null, one of another type is refused.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Place">The keys that lead here, each with its dot; empty at the root.</param>
/// <param name="Element">An object.</param>
internal sealed record JsonPart(string Path, string Place, JsonElement Element)
{
    public int? Integer(string key) =>
        Find(key) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number
            : throw Wrong(key, value, "a whole number");

    public float? Number(string key) =>
        Find(key) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) ? number
            : throw Wrong(key, value, "a number");

    public bool? Flag(string key) => Find(key) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(key, value, "true or false"),
    };

    public string? Text(string key) =>
        Find(key) is not { } value ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw Wrong(key, value, "a string");

    public JsonPart? Part(string key) =>
        Find(key) is not { } value ? null
            : value.ValueKind == JsonValueKind.Object ? new JsonPart(Path, $"{Place}{key}.", value)
            : throw Wrong(key, value, "an object");

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<JsonPart>? Parts(string key)
    {
        if (List(key) is not { } items)
        {
            return null;
        }

        var parts = new List<JsonPart>(items.Length);
        foreach (JsonElement item in items)
        {
            parts.Add(item.ValueKind == JsonValueKind.Object
                ? new JsonPart(Path, $"{Place}{key}[{parts.Count}].", item)
                : throw Wrong($"{key}[{parts.Count}]", item, "an object"));
        }

        return parts;
    }

    public JsonElement[]? List(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        var items = value.ValueKind == JsonValueKind.Array
            ? new JsonElement[value.GetArrayLength()]
            : throw Wrong(key, value, "a list");
        int next = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            items[next++] = item;
        }

        return items;
    }

    public JsonElement? Find(string key) =>
        Element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public ModelException Wrong(string key, JsonElement value, string expected)
    {
        string text = value.GetRawText();
        return Wrong($"{key} is {(text.Length <= 60 ? text : text[..60] + "…").ReplaceLineEndings(" ")}", expected);
    }

    public ModelException Wrong(string found, string expected) => new(Path, Place + found, expected);
}
