namespace Inferno.Statistics.Series;

/// <summary>Says whether a series that is past its warm-up still drifts.</summary>
/// <param name="Drift">Fitted change from the first value to the last, as a share of the median: −0.05 is 5% down.</param>
public sealed record Settling(double Drift)
{
    private const int FewestValues = 8;

    /// <summary>Whether the drift is within <paramref name="tolerance"/> in either direction.</summary>
    public bool IsSettled(double tolerance) => Math.Abs(Drift) <= tolerance;

    /// <summary>
    /// The median of the slopes between all pairs of values, which ignores up to 29% of outliers
    /// (Theil 1950, Proc. K. Ned. Akad. Wet. 53:386; Sen 1968, J. Am. Statist. Assoc. 63:1379), times the length.
    /// </summary>
    /// <param name="values">At least 8 numbers above 0 in order of time.</param>
    /// <exception cref="ArgumentException">Fewer values, or one that is not above 0.</exception>
    public static Settling Measure(ReadOnlySpan<double> values)
    {
        Sample.RequireCount(values.Length, FewestValues, nameof(values));
        Sample.RequirePositive(values);
        double[] slopes = new double[values.Length * (values.Length - 1) / 2];
        int next = 0;
        for (int later = 1; later < values.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                slopes[next++] = (values[later] - values[earlier]) / (later - earlier);
            }
        }

        double slope = Quantiles.Value(slopes, .5);
        return new Settling(slope * (values.Length - 1) / Quantiles.Value(values, .5));
    }
}
