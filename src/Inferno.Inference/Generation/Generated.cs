namespace Inferno.Inference.Generation;

/// <summary>A finished generation.</summary>
/// <param name="Tokens">The new ids, without the prompt and the stop token.</param>
/// <param name="Text">Their text.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="TimeToFirstToken">From the call to the first new token; the whole time if there was none.</param>
public sealed record Generated(IReadOnlyList<int> Tokens, string Text, FinishReason Reason, TimeSpan TimeToFirstToken);

/// <summary>One token of a stream.</summary>
/// <param name="Id">Its id; null in a last element that only carries the end of the text.</param>
/// <param name="Text">The characters that it completes; may be empty.</param>
/// <param name="Reason">Set on the last element.</param>
public sealed record GeneratedToken(int? Id, string Text, FinishReason? Reason);

/// <summary>Why a generation ended.</summary>
public enum FinishReason
{
    /// <summary>The most tokens asked for were generated.</summary>
    MaxTokens,

    /// <summary>The model chose a stop token.</summary>
    StopToken,

    /// <summary>The context is full.</summary>
    ContextFull,
}
