using System.Text.Json.Serialization;

namespace Inferno.Inference.Tests.Managed;

/// <summary>What PyTorch made of one prompt.</summary>
internal sealed record ReferencePrompt
{
    [JsonPropertyName("prompt")]
    public required string Prompt { get; init; }

    [JsonPropertyName("prompt_ids")]
    public required int[] Ids { get; init; }

    [JsonPropertyName("first_logits")]
    public required float[] FirstLogits { get; init; }

    [JsonPropertyName("greedy_ids")]
    public required int[] GreedyIds { get; init; }
}
