namespace Inferno.Statistics;

/// <summary>What a procedure says at one of its looks.</summary>
public enum Decision
{
    /// <summary>Not decided yet: measure up to the next look.</summary>
    Continue,

    /// <summary>The claim is proved: the gain exceeds its margin, or the two sides are equal within theirs.</summary>
    Pass,

    /// <summary>The claim is refuted: the gain stays below its margin, or the two sides differ by more than theirs.</summary>
    Fail,

    /// <summary>The last look is over and neither is proved.</summary>
    Inconclusive,
}
