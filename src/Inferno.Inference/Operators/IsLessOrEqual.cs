using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>Whether x is at most y.</summary>
internal readonly struct IsLessOrEqual : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x <= y;
}
