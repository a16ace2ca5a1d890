using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>Whether x is at least y.</summary>
internal readonly struct IsGreaterOrEqual : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x >= y;
}
