namespace Inferno.Inference.Generation;

/// <summary>A finished generation.</summary>
/// <param name="Tokens">The new ids, without the prompt and the stop token.</param>
/// <param name="Text">Their text.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="TimeToFirstToken">From the call to the first new token; the whole time if there was none.</param>
public sealed record Generated(IReadOnlyList<int> Tokens, string Text, FinishReason Reason, TimeSpan TimeToFirstToken);
