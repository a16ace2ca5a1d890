using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A function of two elements under broadcasting; more than two inputs are combined from left to right.</summary>
internal sealed class Arithmetic(BinaryFunction function) : Operator
{
    /// <summary>Below so many elements a run costs more than copying its operand into row-major order.</summary>
    private const int ShortRun = 32;

    public override ValueFacts Infer(InputFacts inputs) =>
        function.Sizes is { } combine ? inputs.Paired((left, right) => combine(inputs.Algebra, left, right)) : new(inputs.BroadcastShape);

    public override void Run(Invocation call)
    {
        Tensor left = call.Input(0);
        if (call.InputCount == 1)
        {
            call.View(0, left, left.Shape, left.Strides, left.Offset);
        }

        for (int i = 1; i < call.InputCount; i++)
        {
            Tensor right = call.Input(i);
            right.Require(left.Type);
            Dimensions shape = Layout.Broadcast(left.Shape, right.Shape);
            Tensor result = i == call.InputCount - 1 ? call.AllocateInPlace(0, left.Type, shape) : call.Scratch(left.Type, shape);
            Combine(call, left, right, result);
            left = result;
        }
    }

    /// <summary>Writes the function of two tensors of one type to a result of their broadcast shape.</summary>
    public void Combine(Invocation call, Tensor left, Tensor right, Tensor result)
    {
        switch (left.Type)
        {
            case ElementType.Float when function.Float is { } pair:
                Apply(call, pair, left, right, result);
                break;
            case ElementType.Double when function.Double is { } pair:
                Apply(call, pair, left, right, result);
                break;
            case ElementType.Int64 when function.Int64 is { } pair:
                Apply(call, pair, left, right, result);
                break;
            case ElementType.Int32 when function.Int32 is { } pair:
                Apply(call, pair, left, right, result);
                break;
            case ElementType.Byte when function.Byte is { } pair:
                Apply(call, pair, left, right, result);
                break;
            case ElementType.Bool when function.Bool is { } pair:
                Apply(call, pair, left, right, result);
                break;
            default:
                throw new OperatorException($"elements of {left.Type}", "a type that the operator computes with");
        }
    }

    private static void Apply<T>(Invocation call, PairFunction<T> pair, Tensor left, Tensor right, Tensor result)
        where T : unmanaged
    {
        bool wholeLeft = left.Count == result.Count && left.IsDense, wholeRight = right.Count == result.Count && right.IsDense;
        if (wholeLeft && wholeRight)
        {
            pair.Rows(left.Span<T>(), right.Span<T>(), result.Span<T>());
        }
        else if (wholeLeft && right.Count == 1)
        {
            pair.RowWithScalar(left.Span<T>(), right.Origin<T>(), result.Span<T>());
        }
        else if (wholeRight && left.Count == 1)
        {
            pair.ScalarWithRow(left.Origin<T>(), right.Span<T>(), result.Span<T>());
        }
        else
        {
            ApplyRuns(call, pair, left, right, result);
        }
    }

    private static void ApplyRuns<T>(Invocation call, PairFunction<T> pair, Tensor left, Tensor right, Tensor result)
        where T : unmanaged
    {
        LoopNest nest = Nest(left, right, result);
        bool isStrided = nest.Stride0 is not (0 or 1) || nest.Stride1 is not (0 or 1) || nest is { Stride0: 0, Stride1: 0 };
        if ((isStrided || nest.Length < ShortRun) && !(left.IsDense && right.IsDense))
        {
            (left, right) = (call.Dense(left), call.Dense(right));
            nest = Nest(left, right, result);
        }

        ref T x = ref left.Origin<T>();
        ref T y = ref right.Origin<T>();
        Span<T> target = result.Span<T>();
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            ApplyRun(pair, ref Unsafe.Add(ref x, nest.Offset0), ref Unsafe.Add(ref y, nest.Offset1),
                target.Slice(run * nest.Length, nest.Length), nest);
        }
    }

    private static void ApplyRun<T>(PairFunction<T> pair, ref T x, ref T y, Span<T> result, in LoopNest nest)
        where T : unmanaged
    {
        if (nest.Stride1 == 0)
        {
            pair.RowWithScalar(MemoryMarshal.CreateReadOnlySpan(in x, result.Length), y, result);
        }
        else if (nest.Stride0 == 0)
        {
            pair.ScalarWithRow(x, MemoryMarshal.CreateReadOnlySpan(in y, result.Length), result);
        }
        else
        {
            pair.Rows(MemoryMarshal.CreateReadOnlySpan(in x, result.Length), MemoryMarshal.CreateReadOnlySpan(in y, result.Length), result);
        }
    }

    private static LoopNest Nest(Tensor left, Tensor right, Tensor result) => new(result.Shape,
        Layout.BroadcastStrides(left, result.Shape), Layout.BroadcastStrides(right, result.Shape), result.Strides);
}
