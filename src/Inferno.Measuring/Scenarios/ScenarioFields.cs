using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Scenarios;

/// <summary>One object of pgo.json's part on measuring, whose values are taken by name.</summary>
/// <param name="config">The file.</param>
/// <param name="where">Where the object stands in it, for people.</param>
/// <param name="values">Its values by their names.</param>
internal sealed class ScenarioFields(PgoConfig config, string where, IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>Its values by their names.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values => values;

    /// <summary>The fields of <paramref name="element"/>, all of which are in <paramref name="known"/>.</summary>
    public static ScenarioFields Of(PgoConfig config, string where, JsonElement element, IReadOnlyList<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new PgoConfigException(config.File, $"{where} is {Shown(element)}", $"an object with {string.Join(", ", known)}");
        }

        Dictionary<string, JsonElement> values = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new PgoConfigException(
                    config.File, $"{where} has \"{property.Name}\", which means nothing there", NearestName.Hint(property.Name, known));
            }

            values[property.Name] = property.Value;
        }

        return new ScenarioFields(config, where, values);
    }

    /// <summary>The failure of the field called <paramref name="name"/>.</summary>
    public PgoConfigException Wrong(string name, string expected) => new(
        config.File,
        values.TryGetValue(name, out JsonElement value) ? $"{where}: \"{name}\" is {Shown(value)}" : $"{where} has no \"{name}\"",
        expected);

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The object called <paramref name="name"/>, all of whose fields are in <paramref name="known"/>.</summary>
    public ScenarioFields Nested(string name, IReadOnlyList<string> known) => Of(config, $"{where}: \"{name}\"", values[name], known);

    /// <summary>A number, or one for <paramref name="mode"/> in an object of modes, at least and below the bounds.</summary>
    public double Share(string name, PgoMode mode, double least, double below)
    {
        string from = least == double.Epsilon ? "above 0" : string.Create(CultureInfo.InvariantCulture, $"from {least}");
        string expected = string.Create(
            CultureInfo.InvariantCulture,
            $"a share {from} to below {below}, such as 0.05 for 5%, or an object with one for each mode: {{ \"{mode.Name()}\": 0.05 }}");
        JsonElement value = values[name];
        if (value.ValueKind == JsonValueKind.Object)
        {
            ScenarioFields modes = Nested(name, [.. PgoModes.All.Select(one => one.Name())]);
            value = modes.Values.TryGetValue(mode.Name(), out JsonElement own) ? own
                : throw Wrong(name, $"one for {mode.Name()} too, or \"modes\" that leave it out");
        }

        return value.ValueKind == JsonValueKind.Number && value.GetDouble() is var share && share >= least && share < below
            ? share
            : throw Wrong(name, expected);
    }

    /// <summary>A text with its references replaced; <see langword="null"/> where it is missing.</summary>
    public string? Text(string name, string expected) => !values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? config.Scenarios.Expand(text)
        : throw Wrong(name, expected);

    /// <summary>A whole number within bounds; <see langword="null"/> where it is missing.</summary>
    public int? Whole(string name, int least, int most) => !values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most ? number
        : throw Wrong(name, $"a whole number from {least} to {most}");

    /// <summary>One of <paramref name="choices"/>; <see langword="null"/> where it is missing.</summary>
    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (!values.TryGetValue(name, out JsonElement value))
        {
            return null;
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return choices.TryGetValue(text, out T one) ? one : throw Wrong(name, NearestName.Hint(text, [.. choices.Keys]));
    }

    /// <summary>Texts, numbers, or JSON that is passed on as it is written; <see langword="null"/> where they are missing.</summary>
    public IReadOnlyList<string>? Arguments(string name) => !values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => Argument(name, item))]
        : throw Wrong(name, "an array of arguments");

    /// <summary>Texts by name; <see langword="null"/> where they are missing.</summary>
    public IReadOnlyDictionary<string, string>? Map(string name) => !values.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(one => one.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().ToDictionary(one => one.Name, one => config.Scenarios.Expand(one.Value.GetString()!))
            : throw Wrong(name, "an object of texts");

    /// <summary>The value called <paramref name="name"/> on one line, with its references replaced.</summary>
    public string Json(string name) => Expanded(values[name]);

    private string Argument(string name, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => config.Scenarios.Expand(item.GetString()!, kept: "workloads"),
        JsonValueKind.Number => item.GetRawText(),
        JsonValueKind.Object or JsonValueKind.Array => Expanded(item),
        _ => throw Wrong(name, "texts, numbers, or objects that are passed on as JSON"),
    };

    private string Expanded(JsonElement element) => Expanded(JsonNode.Parse(element.GetRawText())!).ToJsonString();

    private JsonNode Expanded(JsonNode node) => node switch
    {
        JsonObject one => new JsonObject(one.Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : (JsonNode?)Expanded(field.Value)))),
        JsonArray many => new JsonArray([.. many.Select(item => item is null ? null : Expanded(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(config.Scenarios.Expand(value.GetValue<string>()))!,
        _ => node.DeepClone(),
    };

    private static string Shown(JsonElement value) =>
        value.GetRawText() is { Length: <= 60 } text ? text.ReplaceLineEndings(" ") : $"a {value.ValueKind}".ToLowerInvariant();
}
