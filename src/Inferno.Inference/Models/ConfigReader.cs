using System.Text.Json;

namespace Inferno.Inference.Models;

/// <summary>Turns config.json into a checked <see cref="ModelConfig"/>.</summary>
internal static class ConfigReader
{
    private const int LargestSize = 1 << 24;

    public static (ModelConfig Config, IReadOnlyList<int> EndTokens) Read(string path)
    {
        ConfigFile file = JsonFile.Read(path, ModelJson.Default.ConfigFile);
        int hidden = Size(path, file.HiddenSize ?? file.NEmbd, "hidden_size (or n_embd)");
        int heads = Size(path, file.NumAttentionHeads ?? file.NHead, "num_attention_heads (or n_head)");
        var config = new ModelConfig
        {
            VocabularySize = Size(path, file.VocabSize, "vocab_size"),
            HiddenSize = hidden,
            Layers = Size(path, file.NumHiddenLayers ?? file.NLayer, "num_hidden_layers (or n_layer)"),
            AttentionHeads = heads,
            KeyValueHeads = Size(path, file.NumKeyValueHeads ?? heads, "num_key_value_heads"),
            HeadSize = Size(path, file.HeadDim ?? hidden / heads, "head_dim"),
            ContextLength = Size(path, file.MaxPositionEmbeddings ?? file.NPositions, "max_position_embeddings (or n_positions)"),
        };
        return heads % config.KeyValueHeads == 0
            ? (config, EndTokenReader.Read(path, file.EosTokenId, config.VocabularySize))
            : throw new ModelException(
                path,
                $"num_attention_heads {heads} is no multiple of num_key_value_heads {config.KeyValueHeads}",
                "each key/value head to serve the same number of query heads");
    }

    private static int Size(string path, int? value, string key) => value switch
    {
        null => throw new ModelException(path, $"key {key} is missing", "the config.json of a Llama, Qwen2 or GPT-2 model"),
        < 1 or > LargestSize => throw new ModelException(path, $"{key} is {value}", $"a count from 1 to {LargestSize}"),
        { } size => size,
    };
}
