using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>Whether x equals y.</summary>
internal readonly struct IsEqual : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x == y;
}
