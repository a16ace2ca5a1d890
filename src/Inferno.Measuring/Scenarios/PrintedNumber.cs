namespace Inferno.Measuring.Scenarios;

/// <summary>A number that a program prints, once or for each of its batches.</summary>
/// <param name="Regex">A regular expression whose first group, or whole match, is the number.</param>
/// <param name="HigherIsBetter">Whether a larger one is better, as a throughput is; the gain is then that of its reciprocal.</param>
public sealed record PrintedNumber(string Regex, bool HigherIsBetter)
{
    /// <summary>What it is counted in, for people; empty where nobody said.</summary>
    public string Unit { get; init; } = "";
}
