namespace Inferno.Measuring.Machines;

/// <summary>One thing that a machine is checked for.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Found">What was found.</param>
/// <param name="Effect">What that does to the verdict; empty where it is fine.</param>
/// <param name="NextStep">What to do about it; empty where it is fine.</param>
public sealed record Check(string Name, CheckOutcome Outcome, string Found, string Effect = "", string NextStep = "");

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
