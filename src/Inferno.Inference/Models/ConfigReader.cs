namespace Inferno.Inference.Models;

/// <summary>Turns config.json into a checked <see cref="ModelConfig"/>.</summary>
internal static class ConfigReader
{
    private const int LargestSize = 1 << 24;

    public static (ModelConfig Config, IReadOnlyList<int> EndTokens) Read(JsonPart whole)
    {
        JsonPart file = LanguageModel(whole);
        ModelConfig config = Checked(file, Size(file, "vocab_size"), Size(file, "max_position_embeddings", "n_positions"));
        return (config, EndTokenReader.Read(whole.Find(EndTokenReader.Key) is null ? file : whole, config.VocabularySize));
    }

    /// <summary>The sizes of a decoder, which config.json and genai_config.json both state under the names of Llama.</summary>
    public static ModelConfig Checked(JsonPart file, int vocabulary, int contextLength)
    {
        int hidden = Size(file, "hidden_size", "n_embd");
        int heads = Size(file, "num_attention_heads", "n_head");
        var config = new ModelConfig
        {
            VocabularySize = vocabulary,
            HiddenSize = hidden,
            Layers = Size(file, "num_hidden_layers", "n_layer"),
            AttentionHeads = heads,
            KeyValueHeads = Size(file, "num_key_value_heads", whenAbsent: heads),
            HeadSize = Size(file, "head_dim", "head_size", whenAbsent: hidden / heads),
            ContextLength = contextLength,
        };
        return heads % config.KeyValueHeads == 0
            ? config
            : throw file.Wrong(
                $"num_attention_heads {heads} is no multiple of num_key_value_heads {config.KeyValueHeads}",
                "each key/value head to serve the same number of query heads");
    }

    /// <summary>A model of several kinds of input keeps its language model's sizes in a part of their own.</summary>
    private static JsonPart LanguageModel(JsonPart file) =>
        file.Find("hidden_size") is null && file.Find("n_embd") is null && file.Part("text_config") is { } text ? text : file;

    /// <summary>A count under its usual or its GPT-2 name.</summary>
    public static int Size(JsonPart file, string key, string? otherKey = null, int? whenAbsent = null)
    {
        string used = otherKey is not null && file.Find(key) is null && file.Find(otherKey) is not null ? otherKey : key;
        return (file.Integer(used) ?? whenAbsent) switch
        {
            null => throw file.Wrong(
                $"key {key}{(otherKey is null ? "" : $" (or {otherKey})")} is missing", "the sizes of a language model such as Llama, Qwen2 or GPT-2"),
            int size and (< 1 or > LargestSize) => throw file.Wrong($"{used} is {size}", $"a count from 1 to {LargestSize}"),
            int size => size,
        };
    }
}
