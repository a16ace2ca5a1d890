using System.Collections.Concurrent;
using Inferno.Statistics;

namespace Inferno.History.Trends;

/// <summary>
/// The shift that a flat series shows by chance alone: a permutation test of the largest proposal, exact for any noise
/// that does not depend on its order. Ranks decide it, so that it follows from the length of the series and nothing else.
/// </summary>
internal static class ChangeThreshold
{
    private const int Permutations = 1999;

    // The simulation errs too, by a third of this: aiming at half of what is promised keeps it for every length.
    private const double Aim = ChangeDetector.FalseAlarms / 2;

    private const ulong Seed = 20_260_101;

    private static readonly ConcurrentDictionary<int, double> Known = new();

    /// <summary>
    /// The shift that at most one in a hundred flat series of <paramref name="length"/> points exceeds.
    /// </summary>
    public static double Of(int length) => Known.GetOrAdd(length, Simulate);

    private static double Simulate(int length)
    {
        double[] largest = new double[Permutations];
        Parallel.For(0, Permutations, trial => largest[trial] = Largest(length, trial));
        Array.Sort(largest);
        return largest[Permutations - (int)(Aim * (Permutations + 1))];
    }

    private static double Largest(int length, int trial)
    {
        SplitMix64 random = SplitMix64.ForTrial(Seed, trial);
        double[] values = [.. Enumerable.Range(0, length)];
        for (int last = length - 1; last > 0; last--)
        {
            int other = random.NextBelow(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }

        return ChangeDetector.Proposals(values).Select(proposal => proposal.Shift).DefaultIfEmpty(0).Max();
    }
}
