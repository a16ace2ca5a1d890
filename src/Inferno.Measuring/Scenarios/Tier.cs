namespace Inferno.Measuring.Scenarios;

/// <summary>How often a scenario is worth its time.</summary>
public enum Tier
{
    /// <summary>In every gate.</summary>
    Gate,

    /// <summary>Where there is time for the whole table.</summary>
    Full,
}
