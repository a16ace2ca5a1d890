using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference.Results;

/// <summary>One served request.</summary>
/// <param name="LockWait">From the start of its batch until a session was free.</param>
/// <param name="PureInference">From then on, tokenizing and decoding included.</param>
/// <param name="Generated">What came of it.</param>
internal sealed record RequestOutcome(TimeSpan LockWait, TimeSpan PureInference, Generated Generated)
{
    public TimeSpan Total => LockWait + PureInference;

    public TimeSpan TimeToFirstToken => Generated.TimeToFirstToken;

    public IReadOnlyList<int> Tokens => Generated.Tokens;

    public string Text => Generated.Text;

    public FinishReason Reason => Generated.Reason;
}
