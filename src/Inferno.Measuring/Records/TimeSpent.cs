namespace Inferno.Measuring.Records;

/// <summary>Where a mode's time went, in seconds.</summary>
/// <param name="Building">Making the builds, or finding them up to date.</param>
/// <param name="Measuring">All launches that are compared.</param>
public sealed record TimeSpent(double Building, double Measuring)
{
    /// <summary>The instrumented launches behind the suitability scores; 0 where they were known.</summary>
    public double Scoring { get; init; }
}
