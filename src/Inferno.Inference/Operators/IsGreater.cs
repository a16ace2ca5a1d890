using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>Whether x is above y.</summary>
internal readonly struct IsGreater : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x > y;
}
