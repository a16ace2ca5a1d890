namespace Inferno.Measuring.Scenarios;

/// <summary>The time from the spawn of the process to its exit, in seconds.</summary>
public sealed record WallTime : ProcessMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<double> ValuesOf(TimeSpan duration, IReadOnlyList<string> output) => [duration.TotalSeconds];

    /// <inheritdoc/>
    public override string ToString() => "wall time in seconds";
}
