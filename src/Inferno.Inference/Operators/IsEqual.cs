using System.Numerics;
using Inferno.Inference.Graphs;

namespace Inferno.Inference.Operators;

/// <summary>Whether x equals y.</summary>
internal readonly struct IsEqual : IComparison
{
    public static bool? Holds(SizeAlgebra algebra, Size x, Size y) => algebra.AreEqual(x, y);

    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x == y;
}
