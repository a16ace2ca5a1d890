using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Inferno.Inference.Models;

/// <summary>Reads one JSON file of a model directory; anything wrong with it is a <see cref="ModelException"/>.</summary>
internal static class JsonFile
{
    public static T Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type)
                ?? throw new ModelException(path, "it holds only null", "a JSON object");
        }
        catch (JsonException failure)
        {
            throw new ModelException(path, Describe(failure), "valid JSON as Hugging Face writes it", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException(path, "no such file", "it beside model.onnx, as Hugging Face lays a model out", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, $"it cannot be read ({failure.Message})", "a readable file", failure);
        }
    }

    private static string Describe(JsonException failure)
    {
        string place = failure.LineNumber is { } line ? $" at line {line + 1}, byte {failure.BytePositionInLine}" : "";
        string key = string.IsNullOrEmpty(failure.Path) || failure.Path == "$" ? "" : $", key {failure.Path}";
        return $"it is not the JSON that was expected{place}{key}";
    }
}
