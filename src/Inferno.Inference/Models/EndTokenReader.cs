using System.Text.Json;

namespace Inferno.Inference.Models;

/// <summary>Reads eos_token_id, which is one id, a list of ids, null or absent.</summary>
internal static class EndTokenReader
{
    public static IReadOnlyList<int> Read(string path, JsonElement? value, int vocabularySize) => value?.ValueKind switch
    {
        null or JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.Value.EnumerateArray().Select(id => ReadOne(path, id, vocabularySize))],
        _ => [ReadOne(path, value.Value, vocabularySize)],
    };

    private static int ReadOne(string path, JsonElement value, int vocabularySize) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int id) && id >= 0 && id < vocabularySize
            ? id
            : throw new ModelException(
                path,
                $"eos_token_id holds {value.GetRawText()}",
                $"token ids from 0 to vocab_size - 1 = {vocabularySize - 1}");
}
