namespace Inferno.Inference.Models;

/// <summary>The part of a Hugging Face config.json that running the graph needs. All sizes are counts of elements.</summary>
public sealed record ModelConfig
{
    /// <summary>Number of token ids; the last dimension of the logits.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Number of decoder layers, and so of key/value cache pairs.</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads a layer.</summary>
    public required int AttentionHeads { get; init; }

    /// <summary>Key and value heads a layer; the second dimension of every cache tensor.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Elements a head; the last dimension of every cache tensor.</summary>
    public required int HeadSize { get; init; }

    /// <summary>The most positions, prompt and generated together, that a sequence may hold.</summary>
    public required int ContextLength { get; init; }
}
