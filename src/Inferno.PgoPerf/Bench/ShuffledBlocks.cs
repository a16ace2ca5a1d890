using Inferno.Statistics;

namespace Inferno.PgoPerf.Bench;

/// <summary>The order of several contenders within each block, drawn anew for each.</summary>
public static class ShuffledBlocks
{
    /// <summary>Permutations of 0 … <paramref name="contenders"/> − 1 (Knuth, The Art of Computer Programming, algorithm 3.4.2P).</summary>
    /// <param name="seed">The same seed gives the same orders everywhere.</param>
    /// <param name="contenders">Contenders in a block, at least 1.</param>
    public static IEnumerable<IReadOnlyList<int>> Create(int seed, int contenders)
    {
        SplitMix64 random = new((ulong)(uint)seed);
        while (true)
        {
            int[] order = [.. Enumerable.Range(0, contenders)];
            for (int last = contenders - 1; last > 0; last--)
            {
                int chosen = random.NextBelow(last + 1);
                (order[last], order[chosen]) = (order[chosen], order[last]);
            }

            yield return order;
        }
    }
}
