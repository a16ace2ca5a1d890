using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Inference.Tokenization;

/// <summary>tokenizer.json as the Hugging Face tokenizers library writes it; parts with many kinds stay raw.</summary>
internal sealed record TokenizerFile
{
    public IReadOnlyList<AddedTokenPart> AddedTokens { get; init; } = [];

    public JsonElement? Normalizer { get; init; }

    public JsonElement? PreTokenizer { get; init; }

    public JsonElement? PostProcessor { get; init; }

    public JsonElement? Decoder { get; init; }

    public ModelPart? Model { get; init; }
}

internal sealed record AddedTokenPart
{
    public int Id { get; init; }

    public string Content { get; init; } = "";

    public bool SingleWord { get; init; }

    public bool Lstrip { get; init; }

    public bool Rstrip { get; init; }

    public bool Special { get; init; }
}

internal sealed record ModelPart
{
    public string? Type { get; init; }

    public double? Dropout { get; init; }

    public string? ContinuingSubwordPrefix { get; init; }

    public string? EndOfWordSuffix { get; init; }

    public bool ByteFallback { get; init; }

    public bool IgnoreMerges { get; init; }

    public Dictionary<string, int>? Vocab { get; init; }

    public JsonElement Merges { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenizerFile))]
internal sealed partial class TokenizerJson : JsonSerializerContext;
