namespace Inferno.Statistics;

/// <summary>Draws the order of the two launches in every pair.</summary>
public static class PairSchedule
{
    private const int BlockLength = 5;

    /// <summary>
    /// For each pair a seeded fair coin, restricted so that both orders occur equally often after every ten pairs and
    /// within one of each other after every five, which is at every look: a fixed order lets drift and position pass for
    /// a gain, and a plain coin may come down on one side (randomised permuted blocks: Hill 1951, Br. Med. Bull. 7:278;
    /// shuffled after Knuth, The Art of Computer Programming, algorithm 3.4.2P).
    /// </summary>
    /// <param name="seed">The same seed gives the same schedule everywhere, and its beginning for fewer pairs.</param>
    /// <param name="pairs">Number of pairs, at least 0.</param>
    public static IReadOnlyList<PairOrder> Create(int seed, int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairs);
        SplitMix64 random = new((ulong)(uint)seed);
        PairOrder[] schedule = new PairOrder[pairs];
        PairOrder[] block = new PairOrder[BlockLength];
        PairOrder majority = PairOrder.BaselineFirst;
        for (int start = 0; start < pairs; start += BlockLength)
        {
            bool opensTen = start % (2 * BlockLength) == 0;
            majority = opensTen ? Toss(random) : Opposite(majority);
            Deal(block, majority, random);
            int taken = Math.Min(BlockLength, pairs - start);
            block.AsSpan(0, taken).CopyTo(schedule.AsSpan(start));
        }

        return schedule;
    }

    private static void Deal(PairOrder[] block, PairOrder majority, SplitMix64 random)
    {
        int most = block.Length / 2 + 1;
        block.AsSpan(0, most).Fill(majority);
        block.AsSpan(most).Fill(Opposite(majority));
        for (int last = block.Length - 1; last > 0; last--)
        {
            int chosen = random.NextBelow(last + 1);
            (block[last], block[chosen]) = (block[chosen], block[last]);
        }
    }

    private static PairOrder Toss(SplitMix64 random) =>
        random.NextCoin() ? PairOrder.BaselineFirst : PairOrder.CandidateFirst;

    private static PairOrder Opposite(PairOrder order) =>
        order == PairOrder.BaselineFirst ? PairOrder.CandidateFirst : PairOrder.BaselineFirst;
}
