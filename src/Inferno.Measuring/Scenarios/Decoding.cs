namespace Inferno.Measuring.Scenarios;

/// <summary>How a request continues its prompt.</summary>
/// <param name="Temperature">0 always takes the likeliest token.</param>
public sealed record Decoding(double Temperature)
{
    /// <summary>64 tokens, always the likeliest.</summary>
    public static Decoding Greedy { get; } = new(0);

    /// <summary>64 tokens, drawn as chat programs draw them.</summary>
    public static Decoding Sampled { get; } = new(.8) { TopK = 40, TopP = .9, RepetitionPenalty = 1.1 };

    /// <summary>The most tokens to generate.</summary>
    public int MaxTokens { get; init; } = 64;

    /// <summary>Draw from that many of the likeliest tokens; <see langword="null"/> leaves it to the model.</summary>
    public int? TopK { get; init; }

    /// <summary>Draw from the likeliest tokens that hold this probability; <see langword="null"/> leaves it to the model.</summary>
    public double? TopP { get; init; }

    /// <summary>Makes repeated tokens less likely; <see langword="null"/> leaves it to the model.</summary>
    public double? RepetitionPenalty { get; init; }
}
