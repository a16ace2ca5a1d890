namespace Inferno.Inference.Generation;

/// <summary>One token of a stream.</summary>
/// <param name="Id">Its id; null in a last element that only carries the end of the text.</param>
/// <param name="Text">The characters that it completes; may be empty.</param>
/// <param name="Reason">Set on the last element.</param>
public sealed record GeneratedToken(int? Id, string Text, FinishReason? Reason);
