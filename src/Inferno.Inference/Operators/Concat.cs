using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The inputs one after another along an axis.</summary>
internal sealed class Concat(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.RequiredInt("axis");

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } first || InputFacts.Axis(_axis, first.Length) is not { } axis)
        {
            return ValueFacts.Nothing;
        }

        Size[] shape = [.. first];
        Size[]? contents = inputs[0].Contents;
        for (int i = 1; i < inputs.Count; i++)
        {
            if (inputs[i].Shape is not { } next || next.Length != shape.Length)
            {
                return ValueFacts.Nothing;
            }

            shape[axis] = inputs.Algebra.Add(shape[axis], next[axis]);
            contents = contents is not null && inputs[i].Contents is { } more ? [.. contents, .. more] : null;
        }

        return ValueFacts.List(shape.Length == 1 ? contents : null, shape, inputs[0].Type);
    }

    public override Growth? Grows(int output, int inputs) => output == 0 && inputs == 2 ? new Growth(0, _axis) : null;

    public override void Run(Invocation call)
    {
        Tensor first = call.Input(0);
        int axis = Layout.Axis(_axis, first.Rank);
        if (call.TryAppend(0, call.Input(call.InputCount - 1), axis))
        {
            return;
        }

        Tensor result = call.Allocate(0, first.Type, Shape(call, first, axis));
        int position = 0;
        for (int i = 0; i < call.InputCount; i++)
        {
            Tensor part = call.Input(i);
            Copy(call, part, result, axis, position);
            position += part.Shape[axis];
        }
    }

    private static Dimensions Shape(Invocation call, Tensor first, int axis)
    {
        Span<long> sizes = stackalloc long[first.Rank];
        for (int i = 0; i < call.InputCount; i++)
        {
            Tensor part = call.Input(i);
            part.Require(first.Type);
            bool fits = part.Rank == first.Rank;
            for (int other = 0; other < first.Rank && fits; other++)
            {
                fits = other == axis || part.Shape[other] == first.Shape[other];
                sizes[other] = other == axis ? sizes[other] + part.Shape[other] : part.Shape[other];
            }

            if (!fits)
            {
                throw new OperatorException($"shapes {first.Shape} and {part.Shape} joined along axis {axis}", "equal sizes on all other axes");
            }
        }

        return Layout.Checked(sizes);
    }

    private static void Copy(Invocation call, Tensor part, Tensor result, int axis, int position)
    {
        int offset = position * result.Strides[axis];
        if (part.IsDense && result.Count == result.Shape[axis] * result.Strides[axis])
        {
            int size = part.Type.Size();
            part.Bytes.CopyTo(result.Bytes[(offset * size)..]);
        }
        else
        {
            StridedCopy.Copy(part, call.ScratchView(result, part.Shape, result.Strides, offset));
        }
    }
}
