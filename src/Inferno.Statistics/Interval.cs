namespace Inferno.Statistics;

/// <summary>A closed range of values of one quantity; <see cref="Low"/> is never above <see cref="High"/>.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether <paramref name="value"/> lies in the range, its ends included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
