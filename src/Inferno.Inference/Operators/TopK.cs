using System.Numerics;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The k largest or smallest elements along an axis, in order, and where they were; of equal ones the first come first.</summary>
internal sealed class TopK(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", -1);
    private readonly bool _largest = attributes.Flag("largest", true);

    public override bool Computes(int output) => output <= 1;

    // Before operator set 10 the number was an attribute.
    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        int axis = Layout.Axis(_axis, x.Rank);
        if (call.Integers(1) is not [var count] || count < 0 || count > x.Shape[axis])
        {
            throw new OperatorException($"k that is not one number up to {x.Shape[axis]}", $"as many as there are along axis {axis} of {x.Shape}, or fewer");
        }

        Dimensions shape = x.Shape;
        shape[axis] = (int)count;
        Tensor values = call.Allocate(0, x.Type, shape), indices = call.Allocate(1, ElementType.Int64, shape);
        switch (x.Type)
        {
            case ElementType.Float:
                Select<float>(x, axis, values, indices);
                break;
            case ElementType.Double:
                Select<double>(x, axis, values, indices);
                break;
            case ElementType.Int64:
                Select<long>(x, axis, values, indices);
                break;
            case ElementType.Int32:
                Select<int>(x, axis, values, indices);
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "float, double, int32 or int64");
        }
    }

    private void Select<T>(Tensor x, int axis, Tensor values, Tensor indices)
        where T : unmanaged, INumber<T>
    {
        int size = x.Shape[axis], stride = x.Strides[axis], count = values.Shape[axis];
        if (values.Count == 0)
        {
            return;
        }

        int[] order = new int[size];
        for (int line = 0; line < x.Count / size; line++)
        {
            int from = (line / stride * size * stride) + (line % stride), to = (line / stride * count * stride) + (line % stride);
            for (int i = 0; i < size; i++)
            {
                order[i] = i;
            }

            Array.Sort(order, (a, b) =>
            {
                T left = x.Span<T>()[from + (a * stride)], right = x.Span<T>()[from + (b * stride)];
                int difference = _largest ? right.CompareTo(left) : left.CompareTo(right);
                return difference != 0 ? difference : a.CompareTo(b);
            });
            for (int i = 0; i < count; i++)
            {
                values.Span<T>()[to + (i * stride)] = x.Span<T>()[from + (order[i] * stride)];
                indices.Span<long>()[to + (i * stride)] = order[i];
            }
        }
    }
}
