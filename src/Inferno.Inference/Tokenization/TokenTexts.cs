namespace Inferno.Inference.Tokenization;

/// <summary>What ids say when they are decoded.</summary>
internal sealed record TokenTexts
{
    /// <summary>The bytes of each id; null for special tokens and holes.</summary>
    public required byte[]?[] Bytes { get; init; }

    /// <summary>
    /// Ids of single bytes in a model that falls back to them: of some in a row that are no text, each becomes U+FFFD. Null where
    /// every token is bytes.
    /// </summary>
    public IReadOnlySet<int>? SingleBytes { get; init; }

    /// <summary>Spaces that the text loses at its start.</summary>
    public int LeadingSpaces { get; init; }
}
