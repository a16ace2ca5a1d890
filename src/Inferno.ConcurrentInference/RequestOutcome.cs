namespace Inferno.ConcurrentInference;

/// <summary>One served request; times count from the start of its batch.</summary>
/// <param name="LockWait">Until a session was free.</param>
/// <param name="PureInference">From then on, tokenizing and decoding included.</param>
/// <param name="TimeToFirstToken">The part of the inference before the first token.</param>
/// <param name="Tokens">The generated ids.</param>
/// <param name="Text">Their text.</param>
internal sealed record RequestOutcome(
    TimeSpan LockWait, TimeSpan PureInference, TimeSpan TimeToFirstToken, IReadOnlyList<int> Tokens, string Text)
{
    public TimeSpan Total => LockWait + PureInference;
}
