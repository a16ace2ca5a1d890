namespace Inferno.History.Trends;

/// <summary>One scenario over time, on one machine, with one model.</summary>
/// <param name="Key">What its points have in common.</param>
/// <param name="Points">In the order of time, at least one.</param>
/// <param name="Changes">Where it moved, in the order of time.</param>
public sealed record TrendSeries(SeriesKey Key, IReadOnlyList<TrendPoint> Points, IReadOnlyList<ChangePoint> Changes)
{
    /// <summary>The series of <paramref name="points"/>, given in the order of time, and its changes.</summary>
    public static TrendSeries Of(SeriesKey key, IReadOnlyList<TrendPoint> points)
    {
        double[] values = [.. points.Select(point => point.LogRatio.Estimate)];
        int[] starts = [0, .. ChangeDetector.Find(values), values.Length];
        return new TrendSeries(key, points, [.. Enumerable.Range(1, starts.Length - 2).Select(index => new ChangePoint(
            key,
            points[starts[index] - 1],
            points[starts[index]],
            Median(values[starts[index - 1]..starts[index]]),
            Median(values[starts[index]..starts[index + 1]])))]);
    }

    /// <summary>The stretches of constant level: their points and their median log ratio.</summary>
    public IEnumerable<(IReadOnlyList<TrendPoint> Points, double Level)> Levels()
    {
        TrendPoint[] rest = [.. Points];
        foreach (ChangePoint change in Changes)
        {
            int length = Array.IndexOf(rest, change.FirstAfter);
            yield return (rest[..length], change.LevelBefore);
            rest = rest[length..];
        }

        yield return (rest, Median([.. rest.Select(point => point.LogRatio.Estimate)]));
    }

    private static double Median(double[] values) => Statistics.Quantiles.Value(values, .5);
}
