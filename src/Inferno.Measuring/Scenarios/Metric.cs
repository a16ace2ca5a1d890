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
