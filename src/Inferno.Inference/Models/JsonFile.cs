using System.Text.Json;

namespace Inferno.Inference.Models;

/// <summary>Reads one JSON file of a model directory; anything wrong with it is a <see cref="ModelException"/>.</summary>
internal static class JsonFile
{
    public static JsonPart Read(string path)
    {
        try
        {
            ReadOnlySpan<byte> json = File.ReadAllBytes(path);

            // What editors on Windows put before UTF-8.
            json = json.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;
            JsonElement root = JsonElement.Parse(json);
            if (!JsonText.IsWhole(json))
            {
                throw new ModelException(path, "a string in it is no Unicode text", "UTF-8, and surrogates in pairs");
            }

            return root.ValueKind == JsonValueKind.Object
                ? new JsonPart(path, "", root)
                : throw new ModelException(path, $"it holds {root.ValueKind}", "a JSON object");
        }
        catch (JsonException failure)
        {
            string place = failure.LineNumber is { } line ? $" at line {line + 1}, byte {failure.BytePositionInLine}" : "";
            throw new ModelException(path, $"it is no JSON{place}", "the file as Hugging Face writes it", failure);
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
}
