using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Parts of a tokenizer.json that are one thing or a sequence of things.</summary>
internal static class Sequences
{
    /// <summary>The things in order, sequences within sequences resolved; none where the part is missing.</summary>
    public static List<JsonPart> Flatten(JsonPart? part, string listKey)
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
