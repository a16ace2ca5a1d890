namespace Inferno.Measuring.Machines;

/// <summary>What a check of the machine came to.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Verdicts can be had, later or less often.</summary>
    Warning,

    /// <summary>No verdict can be had.</summary>
    Problem,
}
