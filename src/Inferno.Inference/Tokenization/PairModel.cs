using System.Globalization;

namespace Inferno.Inference.Tokenization;

/// <summary>Byte-pair encoding as tokenizer.json's "model" describes it.</summary>
internal sealed record PairModel
{
    /// <summary>From token to id; in a byte-level model tokens are written in stand-ins for bytes.</summary>
    public required Dictionary<string, int> Vocabulary { get; init; }

    /// <summary>Pairs of tokens that become one, the first to be joined first.</summary>
    public required IReadOnlyList<(string Left, string Right)> Merges { get; init; }

    /// <summary>A piece that is itself a token is that token, whatever the merges would make of it (Llama 3).</summary>
    public bool IgnoresMerges { get; init; }

    /// <summary>A character without a token is written as tokens of its bytes: &lt;0x00&gt; to &lt;0xFF&gt;.</summary>
    public bool FallsBackToBytes { get; init; }

    /// <summary>The token in place of characters that have none; without it they are left out.</summary>
    public string? Unknown { get; init; }

    /// <summary>Characters in a row without a token are one unknown token.</summary>
    public bool FusesUnknown { get; init; }

    /// <summary>The token of a byte in a model that falls back to bytes.</summary>
    public static string ByteToken(int value) => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");
}
