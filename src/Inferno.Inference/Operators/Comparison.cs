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
