using System.Runtime.CompilerServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The second input where the first is true, else the third, under broadcasting.</summary>
internal sealed class Where : Operator
{
    public override ValueFacts Infer(InputFacts inputs)
    {
        Size[]? shape = inputs.BroadcastShape;
        if (inputs[0].Numbers is not { } test || inputs[1] is not { Contents: { } yes } || inputs[2] is not { Contents: { } no } other
            || other.Type != inputs[1].Type
            || InputFacts.SharedLength(yes.Length, no.Length) is not { } values || InputFacts.SharedLength(test.Length, values) is not { } length)
        {
            return new(shape);
        }

        return ValueFacts.List(
            [.. Enumerable.Range(0, length).Select(i => InputFacts.At(test, i) != 0 ? InputFacts.At(yes, i) : InputFacts.At(no, i))], shape, other.Type);
    }

    public override void Run(Invocation call)
    {
        Tensor condition = call.Input(0), yes = call.Input(1), no = call.Input(2);
        condition.Require(ElementType.Bool);
        no.Require(yes.Type);
        Dimensions shape = Layout.Broadcast(condition.Shape, Layout.Broadcast(yes.Shape, no.Shape));
        Tensor result = call.Allocate(0, yes.Type, shape);
        switch (yes.Type.Size())
        {
            case sizeof(byte):
                Choose<byte>(condition, yes, no, result);
                break;
            case sizeof(int):
                Choose<int>(condition, yes, no, result);
                break;
            default:
                Choose<long>(condition, yes, no, result);
                break;
        }
    }

    private static void Choose<T>(Tensor condition, Tensor yes, Tensor no, Tensor result)
        where T : unmanaged
    {
        Dimensions shape = result.Shape;
        LoopNest nest = new(shape, Layout.BroadcastStrides(condition, shape), Layout.BroadcastStrides(yes, shape), Layout.BroadcastStrides(no, shape));
        ref byte test = ref condition.Origin<byte>();
        ref T x = ref yes.Origin<T>();
        ref T y = ref no.Origin<T>();
        Span<T> target = result.Span<T>();
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            for (int i = 0; i < nest.Length; i++)
            {
                target[(run * nest.Length) + i] = Unsafe.Add(ref test, nest.Offset0 + ((nint)i * nest.Stride0)) != 0
                    ? Unsafe.Add(ref x, nest.Offset1 + ((nint)i * nest.Stride1))
                    : Unsafe.Add(ref y, nest.Offset2 + ((nint)i * nest.Stride2));
            }
        }
    }
}
