using Inferno.Statistics;
using Inferno.Statistics.Series;
using Perfolizer.Mathematics.Cpd;

namespace Inferno.History.Trends;

/// <summary>
/// Finds where a series of log ratios moved: ED-PELT (Haynes, Fearnhead and Eckley 2017, Stat. Comput. 27:1293) as
/// implemented by Perfolizer proposes places, and those stay whose two sides differ by more than chance explains.
/// Alone, ED-PELT proposes a place in up to a third of all flat series.
/// </summary>
public static class ChangeDetector
{
    /// <summary>
    /// A level that holds for fewer points than this is no level; so long does a change take to show.
    /// </summary>
    public const int ShortestLevel = 5;

    /// <summary>Only the latest so many points are looked at; what happened before has been seen.</summary>
    public const int Window = 120;

    /// <summary>The share of flat series in which some change is found, at most.</summary>
    public const double FalseAlarms = .01;

    /// <summary>The indices, ascending, of the first values at a new level.</summary>
    /// <param name="values">Finite numbers in the order of time.</param>
    public static IReadOnlyList<int> Find(IReadOnlyList<double> values)
    {
        int skipped = Math.Max(0, values.Count - Window);
        double[] latest = [.. values.Skip(skipped)];
        if (latest.Length < 2 * ShortestLevel)
        {
            return [];
        }

        double least = ChangeThreshold.Of(latest.Length);
        int[] starts =
            [.. Proposals(latest).Where(proposal => proposal.Shift > least).Select(proposal => proposal.Start)];
        int[] ends = [.. starts.Skip(1), latest.Length];
        return [.. starts.Select((start, index) =>
            skipped + Place(latest, start, (index == 0 ? 0 : starts[index - 1])..ends[index]))];
    }

    /// <summary>
    /// The place near <paramref name="start"/> from which the two levels of <paramref name="values"/> in
    /// <paramref name="range"/> lie closest to their medians: ED-PELT itself is often off by one.
    /// </summary>
    private static int Place(double[] values, int start, Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(values.Length);
        int earliest = Math.Max(start - ShortestLevel, offset + 1);
        int latest = Math.Min(start + ShortestLevel, offset + length - 1);
        return Enumerable.Range(earliest, latest - earliest + 1)
            .OrderBy(place => Distance(values[offset..place]) + Distance(values[place..(offset + length)]))
            .ThenBy(place => Math.Abs(place - start))
            .First();
    }

    private static double Distance(double[] level)
    {
        double median = Quantiles.Value(level, .5);
        return level.Sum(value => Math.Abs(value - median));
    }

    /// <summary>
    /// Places at which <paramref name="values"/> may have moved, and by how much the levels around them differ.
    /// </summary>
    internal static IEnumerable<(int Start, double Shift)> Proposals(double[] values)
    {
        int[] last = EdPeltChangePointDetector.Instance.GetChangePointIndexes(values, ShortestLevel);
        int[] starts = [0, .. last.Select(index => index + 1), values.Length];
        for (int index = 1; index < starts.Length - 1; index++)
        {
            yield return (starts[index], RankShift.Of(
                values.AsSpan(starts[index - 1]..starts[index]), values.AsSpan(starts[index]..starts[index + 1])));
        }
    }
}
