using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Inference.Models;

/// <summary>The keys of config.json that matter, under the names of Llama, Qwen2 and GPT-2.</summary>
internal sealed record ConfigFile
{
    public int? VocabSize { get; init; }

    public int? HiddenSize { get; init; }

    public int? NEmbd { get; init; }

    public int? NumHiddenLayers { get; init; }

    public int? NLayer { get; init; }

    public int? NumAttentionHeads { get; init; }

    public int? NHead { get; init; }

    public int? NumKeyValueHeads { get; init; }

    public int? HeadDim { get; init; }

    public int? MaxPositionEmbeddings { get; init; }

    public int? NPositions { get; init; }

    public JsonElement? EosTokenId { get; init; }
}

/// <summary>The keys of generation_config.json that matter.</summary>
internal sealed record GenerationFile
{
    public bool? DoSample { get; init; }

    public float? Temperature { get; init; }

    public int? TopK { get; init; }

    public float? TopP { get; init; }

    public float? RepetitionPenalty { get; init; }

    public JsonElement? EosTokenId { get; init; }
}

/// <summary>Reflection-free readers, so that a trimmed or native build can read a model.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(GenerationFile))]
internal sealed partial class ModelJson : JsonSerializerContext;
