namespace Inferno.Statistics;

/// <summary>Ranks of a sample from 1; equal values share the mean of the ranks they occupy.</summary>
internal sealed record Midranks(double[] Ranks, IReadOnlyList<int> Ties)
{
    /// <summary>Ranks in the order of <paramref name="values"/>, and the size of each group of equal values.</summary>
    public static Midranks Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        List<int> ties = [];
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[start]))
            {
                end++;
            }

            foreach (int place in order.AsSpan(start, end - start))
            {
                ranks[place] = (start + 1 + end) / 2.0;
            }

            ties.Add(end - start);
            start = end;
        }

        return new Midranks(ranks, ties);
    }

    /// <summary>Whether any two values are equal.</summary>
    public bool Tied => Ties.Count < Ranks.Length;
}
