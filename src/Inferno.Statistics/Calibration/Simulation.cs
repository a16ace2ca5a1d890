namespace Inferno.Statistics.Calibration;

/// <summary>Runs trials on all cores; the sums depend on the seed only.</summary>
public static class Simulation
{
    /// <summary>The sums of what the trials added to their counts.</summary>
    /// <param name="range">Seed and numbers of the trials.</param>
    /// <param name="counters">How many counts a trial adds to.</param>
    /// <param name="trial">Draws from the generator it is given and from nothing else.</param>
    /// <param name="cancellation">Stops between two trials.</param>
    public static long[] Count(TrialRange range, int counters, Trial trial, CancellationToken cancellation)
    {
        long[] sums = new long[counters];
        ParallelOptions options = new() { CancellationToken = cancellation };
        Parallel.For(range.From, range.To, options, () => new long[counters], Run, Add);
        return sums;

        long[] Run(int number, ParallelLoopState state, long[] counts)
        {
            trial(SplitMix64.ForTrial(range.Seed, number), counts);
            return counts;
        }

        void Add(long[] counts)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                Interlocked.Add(ref sums[i], counts[i]);
            }
        }
    }
}
