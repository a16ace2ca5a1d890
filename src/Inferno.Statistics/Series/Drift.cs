namespace Inferno.Statistics.Series;

/// <summary>How times moved over a series.</summary>
/// <param name="Trend">Of the times with their order.</param>
/// <param name="Change">Median of the last third over that of the first third, minus 1: 0.1 is 10% longer at the end.</param>
public sealed record Drift(RankCorrelation Trend, double Change)
{
    private const int FewestTimes = 6;

    /// <summary>Looks at the direction (Spearman's rank correlation with the order) and the size separately.</summary>
    /// <param name="times">At least six, above 0, in their order, not all equal.</param>
    /// <exception cref="ArgumentException">Times outside that description.</exception>
    public static Drift Of(ReadOnlySpan<double> times)
    {
        Sample.RequireCount(times.Length, FewestTimes, nameof(times));
        Sample.RequirePositive(times);
        double[] order = [.. Enumerable.Range(0, times.Length).Select(index => (double)index)];
        int third = times.Length / 3;
        double first = Quantiles.Value(times[..third], .5);
        return new Drift(RankCorrelation.Of(order, times), (Quantiles.Value(times[^third..], .5) / first) - 1);
    }
}
