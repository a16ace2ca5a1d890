namespace Inferno.Inference.Tokenization;

/// <summary>What a tokenizer.json says beyond vocabulary, merges and splitting.</summary>
internal sealed record TokenizerTraits
{
    /// <summary>The bytes of each id; null for special tokens and holes.</summary>
    public required byte[]?[] TokenBytes { get; init; }

    /// <summary>Longest first, so that of two that start at one place the longer wins.</summary>
    public required IReadOnlyList<AddedToken> AddedTokens { get; init; }

    public required IReadOnlyList<int> Prefix { get; init; }

    public required IReadOnlyList<int> Suffix { get; init; }

    /// <summary>Text is brought to Unicode normal form C first.</summary>
    public required bool ComposesCharacters { get; init; }

    public required bool AddsPrefixSpace { get; init; }

    /// <summary>Set where <c>ignore_merges</c> is on.</summary>
    public WholePieces? WholePieces { get; init; }
}
