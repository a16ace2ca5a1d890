namespace Inferno.Inference.Generation;

/// <summary>How the next token is chosen, and when to stop.</summary>
public sealed record SamplingOptions
{
    /// <summary>Divides the logits before softmax; 0 takes the most likely token (greedy).</summary>
    public float Temperature { get; init; }

    /// <summary>Only the K most likely tokens stay in the draw; 0 keeps all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the most likely tokens that together hold this probability, in (0, 1], stay in the draw.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Above 1 makes tokens that the sequence already holds less likely; 1 changes nothing.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>The same seed gives the same tokens.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>The most tokens to generate, at least 1.</summary>
    public int MaxTokens { get; init; } = 64;

    /// <summary>Ids that end the text; the one that ended it is not part of the result.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="ArgumentException">One line: what was found and what was expected.</exception>
    public void Validate()
    {
        if (FirstProblem() is { } problem)
        {
            throw new ArgumentException($"{problem.Found}; expected {problem.Expected}");
        }
    }

    /// <summary>The first value out of its range, or null.</summary>
    public SamplingProblem? FirstProblem() => this switch
    {
        { Temperature: not (>= 0 and < float.PositiveInfinity) } =>
            new($"temperature is {Temperature}", "0 (greedy) or a finite number above it, such as 0.8"),
        { TopK: < 0 } => new($"top-k is {TopK}", "0 (off) or a count above it, such as 40"),
        { TopP: not (> 0 and <= 1) } => new($"top-p is {TopP}", "a probability above 0 and at most 1 (off), such as 0.95"),
        { RepetitionPenalty: not (> 0 and < float.PositiveInfinity) } =>
            new($"repetition penalty is {RepetitionPenalty}", "a finite number above 0; 1 is off, 1.1 is usual"),
        { MaxTokens: < 1 } => new($"max tokens is {MaxTokens}", "at least 1"),
        _ => null,
    };
}
