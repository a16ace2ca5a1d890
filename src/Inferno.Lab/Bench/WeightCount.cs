using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inferno.Lab.Bench;

/// <summary>The weights of a Llama-style model that every token is multiplied with, in float32.</summary>
/// <param name="InLayers">In the matrices of the layers.</param>
/// <param name="InHead">In the matrix that makes logits, needed for the last token of a pass only.</param>
public sealed record WeightCount(long InLayers, long InHead)
{
    /// <summary>Their size in memory.</summary>
    public long Bytes => sizeof(float) * (InLayers + InHead);

    /// <summary>Reads a model's config.json.</summary>
    /// <exception cref="IOException">It is not there, or states no such sizes.</exception>
    public static WeightCount Read(string modelPath)
    {
        string path = Path.Combine(modelPath, "config.json");
        try
        {
            JsonNode config = JsonNode.Parse(File.ReadAllText(path))!;
            long hidden = Size(config, "hidden_size"), cached = Size(config, "num_key_value_heads") * Size(config, "head_dim");
            long layer = (2 * hidden * hidden) + (2 * hidden * cached) + (3 * hidden * Size(config, "intermediate_size"));
            return new WeightCount(Size(config, "num_hidden_layers") * layer, hidden * Size(config, "vocab_size"));
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new IOException($"{path}: {e.Message}; expected the sizes of a Llama model", e);
        }
    }

    private static long Size(JsonNode config, string key) => (long)(config[key] ?? throw new InvalidOperationException($"{key} is missing"));
}
