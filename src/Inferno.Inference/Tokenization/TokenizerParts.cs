namespace Inferno.Inference.Tokenization;

/// <summary>What a tokenizer does around its merges.</summary>
internal sealed record TokenizerParts
{
    /// <summary>Added tokens that are looked for in the text as it was given.</summary>
    public required AddedTokens Verbatim { get; init; }

    /// <summary>Those that are looked for in what is normalised.</summary>
    public required AddedTokens Normalized { get; init; }

    public required IReadOnlyList<Normalizer> Normalizers { get; init; }

    /// <summary>How text is cut into pieces.</summary>
    public required IReadOnlyList<PreTokenizer> Steps { get; init; }

    /// <summary>Ids before a prompt.</summary>
    public required IReadOnlyList<int> Prefix { get; init; }

    /// <summary>Ids behind it.</summary>
    public required IReadOnlyList<int> Suffix { get; init; }

    public string Normalize(string text) => Normalizers.Aggregate(text, (normal, step) => step.Apply(normal));
}
