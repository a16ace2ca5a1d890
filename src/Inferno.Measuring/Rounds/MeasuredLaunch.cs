namespace Inferno.Measuring.Rounds;

/// <summary>What a launch of any program left behind.</summary>
/// <param name="Value">By the comparison's metric, above 0: the median where the launch gave one for each batch.</param>
/// <param name="Seconds">From the spawn to the exit.</param>
public sealed record MeasuredLaunch(double Value, double Seconds)
{
    /// <summary>The value of each batch, in their order; empty where the launch gave a single one.</summary>
    public IReadOnlyList<double> Batches { get; init; } = [];

    /// <summary>
    /// What all launches must say alike: what it printed where the comparison names that, or its digest in a live round;
    /// <see langword="null"/> where nothing was named.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>Whether it says that it had settled; <see langword="null"/> outside live rounds, where nobody can say.</summary>
    public bool? IsSettled { get; init; }
}
