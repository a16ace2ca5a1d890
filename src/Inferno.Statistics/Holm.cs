namespace Inferno.Statistics;

/// <summary>Adjusts p-values so that "any of these regressed" keeps its error rate over all of them.</summary>
public static class Holm
{
    /// <summary>
    /// Holm's step-down adjustment (Holm 1979, Scand. J. Statist. 6:65): the i-th smallest of m is multiplied by
    /// m − i + 1, made monotone, and capped at 1.
    /// </summary>
    /// <param name="pValues">p-values in [0, 1], in any order.</param>
    /// <returns>The adjusted p-values, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value outside [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        double[] sorted = pValues.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = sorted[i] is >= 0 and <= 1
                ? i
                : throw new ArgumentOutOfRangeException(nameof(pValues), sorted[i], "A p-value in [0, 1] is needed.");
        }

        Array.Sort(sorted, order);
        double[] adjusted = new double[sorted.Length];
        double floor = 0;
        for (int rank = 0; rank < sorted.Length; rank++)
        {
            floor = Math.Max(floor, Math.Min(1, sorted[rank] * (sorted.Length - rank)));
            adjusted[order[rank]] = floor;
        }

        return adjusted;
    }
}
