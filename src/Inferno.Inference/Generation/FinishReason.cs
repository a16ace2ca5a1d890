namespace Inferno.Inference.Generation;

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
