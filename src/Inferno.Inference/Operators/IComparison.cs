using System.Numerics;

namespace Inferno.Inference.Operators;

/// <summary>A question about two values.</summary>
internal interface IComparison
{
    static abstract bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool>;
}
