using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>Whether x is below y.</summary>
internal readonly struct IsLess : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x < y;
}
