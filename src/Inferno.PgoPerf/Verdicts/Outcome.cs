namespace Inferno.PgoPerf.Verdicts;

/// <summary>What a scenario's pairs came to.</summary>
public enum Outcome
{
    /// <summary>What was expected is proved.</summary>
    Pass,

    /// <summary>What was expected is refuted.</summary>
    Fail,

    /// <summary>All pairs are measured and neither is proved.</summary>
    Inconclusive,

    /// <summary>The measurement says nothing, whatever its figures are.</summary>
    Invalid,
}
