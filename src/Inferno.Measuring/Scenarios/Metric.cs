namespace Inferno.Measuring.Scenarios;

/// <summary>What one launch of a scenario yields.</summary>
public enum Metric
{
    /// <summary>The median of the measured batches after the launch has settled.</summary>
    Warm,

    /// <summary>The time from the process's spawn to the result of its first and only batch.</summary>
    Cold,

    /// <summary>The time from the process's spawn to its exit.</summary>
    Wall,

    /// <summary>A number that the program prints, or the median of those that it prints.</summary>
    Output,
}

/// <summary>A number that a program prints, once or for each of its batches.</summary>
/// <param name="Regex">A regular expression whose first group, or whole match, is the number.</param>
/// <param name="HigherIsBetter">Whether a larger one is better, as a throughput is; the gain is then that of its reciprocal.</param>
public sealed record PrintedNumber(string Regex, bool HigherIsBetter)
{
    /// <summary>What it is counted in, for people; empty where nobody said.</summary>
    public string Unit { get; init; } = "";
}
