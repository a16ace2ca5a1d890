using System.Numerics;
using System.Runtime.CompilerServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A question about each pair of elements under broadcasting.</summary>
internal sealed class Comparison<TComparison> : Operator
    where TComparison : struct, IComparison
{
    public override ValueFacts Infer(InputFacts inputs) =>
        inputs.Paired((left, right) => TComparison.Holds(inputs.Algebra, left, right) is { } holds ? holds ? 1 : 0 : null) with { Type = ElementType.Bool };

    public override void Run(Invocation call)
    {
        Tensor left = call.Input(0), right = call.Input(1);
        right.Require(left.Type);
        Tensor result = call.Allocate(0, ElementType.Bool, Layout.Broadcast(left.Shape, right.Shape));
        switch (left.Type)
        {
            case ElementType.Float:
                Compare<float>(left, right, result);
                break;
            case ElementType.Double:
                Compare<double>(left, right, result);
                break;
            case ElementType.Int64:
                Compare<long>(left, right, result);
                break;
            case ElementType.Int32:
                Compare<int>(left, right, result);
                break;
            default:
                Compare<byte>(left, right, result);
                break;
        }
    }

    private static void Compare<T>(Tensor left, Tensor right, Tensor result)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        Dimensions shape = result.Shape;
        LoopNest nest = new(shape, Layout.BroadcastStrides(left, shape), Layout.BroadcastStrides(right, shape), result.Strides);
        ref T x = ref left.Origin<T>();
        ref T y = ref right.Origin<T>();
        Span<bool> target = result.Span<bool>();
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++)
            {
                target[(run * nest.Length) + i] = TComparison.Holds(
                    Unsafe.Add(ref x, nest.Offset0 + ((nint)i * nest.Stride0)),
                    Unsafe.Add(ref y, nest.Offset1 + ((nint)i * nest.Stride1)));
            }
        }
    }
}

/// <summary>A question about two values.</summary>
internal interface IComparison
{
    /// <summary>The answer for two sizes that may be unknown at load; null where it is not known.</summary>
    static virtual bool? Holds(SizeAlgebra algebra, Size x, Size y) => null;

    static abstract bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool>;
}

/// <summary>Whether x equals y.</summary>
internal readonly struct IsEqual : IComparison
{
    public static bool? Holds(SizeAlgebra algebra, Size x, Size y) => algebra.AreEqual(x, y);

    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x == y;
}

/// <summary>Whether x is above y.</summary>
internal readonly struct IsGreater : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x > y;
}

/// <summary>Whether x is at least y.</summary>
internal readonly struct IsGreaterOrEqual : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x >= y;
}

/// <summary>Whether x is below y.</summary>
internal readonly struct IsLess : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x < y;
}

/// <summary>Whether x is at most y.</summary>
internal readonly struct IsLessOrEqual : IComparison
{
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x <= y;
}
