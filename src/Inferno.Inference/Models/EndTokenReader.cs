using System.Text.Json;

namespace Inferno.Inference.Models;

/// <summary>Reads eos_token_id, which is one id, a list of ids, null or absent.</summary>
internal static class EndTokenReader
{
    public const string Key = "eos_token_id";

    public static IReadOnlyList<int> Read(JsonPart file, int vocabularySize) => file.Find(Key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } => [.. file.List(Key)!.Select(id => ReadOne(file, id, vocabularySize))],
        { } value => [ReadOne(file, value, vocabularySize)],
    };

    private static int ReadOne(JsonPart file, JsonElement value, int vocabularySize) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int id) && id >= 0 && id < vocabularySize
            ? id
            : throw file.Wrong(
                $"{Key} holds {value.GetRawText()}", $"token ids from 0 to vocab_size - 1 = {vocabularySize - 1}");
}
