namespace Inferno.Inference.Tokenization;

/// <summary>The vocabulary and the merges of byte-pair encoding.</summary>
/// <param name="Vocabulary">From token, in stand-ins for bytes, to id.</param>
/// <param name="Merges">Pairs of tokens with a space between, the most frequent first.</param>
/// <param name="IgnoresMerges">A piece that is itself a token is that token.</param>
internal sealed record PairModel(Dictionary<string, int> Vocabulary, IReadOnlyList<string> Merges, bool IgnoresMerges);
