namespace Inferno.Measuring.Scenarios;

/// <summary>The prompts that are measured; none of them may be trained on.</summary>
public static class MeasuredPrompts
{
    /// <summary>A few tokens.</summary>
    public const string FewTokens = "The fishermen mended";

    /// <summary>About thirty tokens.</summary>
    public const string SomeTokens =
        "And when the harvest was gathered out of the valley, the elders came up to the gate of the city, and";

    /// <summary>About a hundred tokens, more than half of what the smallest model's context leaves beside 64 new ones.</summary>
    public const string ManyTokens =
        "Now there was in those days a shepherd that kept his flock beside the waters of the north; and he had three "
        + "daughters, and the youngest of them went every morning to the well to draw. And a stranger passing by asked "
        + "of her bread and water, and she gave him to drink, and told her father all these things. Then answered "
        + "her father and said,";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [FewTokens, SomeTokens, ManyTokens];
}
