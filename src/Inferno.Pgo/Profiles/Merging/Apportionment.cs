namespace Inferno.Pgo.Profiles.Merging;

/// <summary>Shares whole units out by weight with the largest-remainder (Hamilton) method.</summary>
internal static class Apportionment
{
    /// <summary>Parts that add up to the units, each within one of its exact share; ties go to the first.</summary>
    /// <param name="units">How many to share out, ≥ 0.</param>
    /// <param name="weights">Each ≥ 0, at least one above 0.</param>
    public static long[] Share(long units, IReadOnlyList<long> weights)
    {
        Int128 total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        long[] parts = [.. weights.Select(weight => (long)((Int128)units * weight / total))];
        int left = (int)(units - parts.Sum());
        IEnumerable<int> byRemainder = Enumerable.Range(0, weights.Count)
            .OrderByDescending(index => (Int128)units * weights[index] % total)
            .Take(left);
        foreach (int index in byRemainder)
        {
            parts[index]++;
        }

        return parts;
    }
}
