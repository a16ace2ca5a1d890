using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The inputs one after another along an axis.</summary>
internal sealed class Concat(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.RequiredInt("axis");

    public override void Run(Invocation call)
    {
        Tensor first = call.Input(0);
        int axis = Layout.Axis(_axis, first.Rank);
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
