namespace Inferno.Statistics;

/// <summary>
/// A small generator of pseudo-random numbers that gives the same sequence on every platform and runtime
/// (Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators, figure 16).
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The generator of one trial among many, so that trials can run in any order and on any core.</summary>
    public static SplitMix64 ForTrial(ulong seed, int trial)
    {
        // Neighbouring seeds would give shifted copies of one sequence where they differ by the increment below.
        SplitMix64 family = new(seed);
        return new SplitMix64(new SplitMix64(family.NextBits() + (ulong)trial).NextBits());
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>The next toss of a fair coin.</summary>
    public bool NextCoin() => (NextBits() >> 63) == 1;

    /// <summary>The next number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next draw of the standard normal distribution (Box and Muller 1958, Ann. Math. Statist. 29:610).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextUnit())) * Math.Cos(2 * Math.PI * NextUnit());

    /// <summary>The next integer in [0, <paramref name="bound"/>), <paramref name="bound"/> above 0.</summary>
    /// <remarks>Multiplies instead of dividing (Lemire 2019, ACM TOMACS 29:3); the bias is below bound/2⁶⁴.</remarks>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>The same items in a random order (Knuth, The Art of Computer Programming, algorithm 3.4.2P).</summary>
    public T[] Shuffle<T>(IReadOnlyList<T> items)
    {
        T[] order = [.. items];
        for (int last = order.Length - 1; last > 0; last--)
        {
            int chosen = NextBelow(last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }

        return order;
    }
}
