using System.Numerics;
using Inferno.Inference.Graphs;

namespace Inferno.Inference.Operators;

/// <summary>A question about two values.</summary>
internal interface IComparison
{
    /// <summary>The answer for two sizes that may be unknown at load; null where it is not known.</summary>
    static virtual bool? Holds(SizeAlgebra algebra, Size x, Size y) => null;

    static abstract bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool>;
}
