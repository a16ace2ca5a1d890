namespace Inferno.Inference.Models;

/// <summary>Turns config.json into a checked <see cref="ModelConfig"/>.</summary>
internal static class ConfigReader
{
    private const int LargestSize = 1 << 24;

    private static readonly string[] HiddenSizes = ["hidden_size", "n_embd", "n_embed", "d_model"];

    public static (ModelConfig Config, IReadOnlyList<int> EndTokens) Read(JsonPart whole)
    {
        JsonPart file = LanguageModel(whole);
        int context = Size(file, ["max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length"]);
        ModelConfig config = Checked(file, Size(file, ["vocab_size"]), context);
        return (config, EndTokenReader.Read(whole.Find(EndTokenReader.Key) is null ? file : whole, config.VocabularySize));
    }

    /// <summary>The sizes of a decoder, which config.json and genai_config.json both state under the names of Llama.</summary>
    public static ModelConfig Checked(JsonPart file, int vocabulary, int contextLength)
    {
        int hidden = Size(file, HiddenSizes);
        int heads = Size(file, ["num_attention_heads", "n_head", "num_heads", "n_heads"]);
        var config = new ModelConfig
        {
            VocabularySize = vocabulary,
            HiddenSize = hidden,
            Layers = Size(file, ["num_hidden_layers", "n_layer", "num_layers", "n_layers"]),
            AttentionHeads = heads,
            KeyValueHeads = Size(file, ["num_key_value_heads"], heads),
            HeadSize = Size(file, ["head_dim", "head_size"], Math.Max(1, hidden / heads)),
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
        !HiddenSizes.Any(key => file.Find(key) is not null) && file.Part("text_config") is { } text ? text : file;

    /// <summary>A count under its usual name, which is the first, or that of another family.</summary>
    public static int Size(JsonPart file, string[] keys, int? whenAbsent = null)
    {
        string used = keys.FirstOrDefault(key => file.Find(key) is not null) ?? keys[0];
        return (file.Integer(used) ?? whenAbsent) switch
        {
            null => throw file.Wrong(
                $"key {keys[0]}{(keys.Length == 1 ? "" : $" (or {string.Join(", ", keys.Skip(1))})")} is missing", "the sizes of a language model such as Llama, Qwen2 or GPT-2"),
            int size and (< 1 or > LargestSize) => throw file.Wrong($"{used} is {size}", $"a count from 1 to {LargestSize}"),
            int size => size,
        };
    }
}
