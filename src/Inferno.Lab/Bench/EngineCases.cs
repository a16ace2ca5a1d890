using Inferno.Measuring.Scenarios;

namespace Inferno.Lab.Bench;

/// <summary>What the engines are compared at.</summary>
public static class EngineCases
{
    private const int GeneratedTokens = 64;

    private const int PromptTokens = 128;

    private const string ShortPrompt = "The fishermen mended";

    /// <summary>The widths for which there are goals, ascending.</summary>
    public static IReadOnlyList<int> Widths { get; } = [64, 128, 288];

    // The tokenizer begins every text with a token of its own, and this word is one token.
    private static readonly string LongPrompt = string.Concat(Enumerable.Repeat(" the", PromptTokens - 1));

    /// <summary>Decode and prefill at every width; requests at once and the cold start at the smallest.</summary>
    /// <param name="width">Width of the model's residual stream.</param>
    public static IReadOnlyList<EngineCase> At(int width) =>
        width == Widths[0] ? [Decode(width), Prefill(), .. Concurrent(), ColdStart()] : [Decode(width), Prefill()];

    private static EngineCase Decode(int width) => new("decode", new(ShortPrompt, 1, GeneratedTokens))
    {
        BaselineGoal = width switch { 64 => 2.0, 128 => 1.5, 288 => 1.0, _ => null },
        PgoGoal = width == 64 ? 2.5 : null,
        Tokens = GeneratedTokens,
        IsSequential = true,
    };

    private static EngineCase Prefill() => new("prefill 128", new(LongPrompt, 1, 1)) { BaselineGoal = 1.0, Tokens = PromptTokens };

    private static IEnumerable<EngineCase> Concurrent() =>
        new (int Requests, double? Goal)[] { (10, null), (50, 3.0), (200, null) }.Select(row =>
            new EngineCase($"{row.Requests} requests", new(ShortPrompt, row.Requests, GeneratedTokens))
            {
                BaselineGoal = row.Goal,
            });

    private static EngineCase ColdStart() =>
        new("cold start", new(ShortPrompt, 1, 1)) { Metric = Metric.Cold, BaselineGoal = 2.0 };
}
