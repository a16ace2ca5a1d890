using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The input with one value put before and behind it along some axes; a negative number of them cuts it instead.</summary>
internal sealed class Pad : Operator
{
    public Pad(NodeAttributes attributes) => attributes.Only("mode", "constant");

    // Before operator set 11 the numbers were an attribute.
    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        ReadOnlySpan<long> pads = call.Integers(1), axes = call.Has(3) ? call.Integers(3) : default;
        int count = call.Has(3) ? axes.Length : x.Rank;
        if (pads.Length != 2 * count)
        {
            throw new OperatorException($"{pads.Length} numbers for {count} axes", "two an axis");
        }

        Span<long> sizes = stackalloc long[x.Rank];
        Dimensions kept = x.Shape;
        int from = x.Offset;
        Span<int> before = stackalloc int[x.Rank];
        before.Clear();
        for (int axis = 0; axis < x.Rank; axis++)
        {
            sizes[axis] = x.Shape[axis];
        }

        int seen = 0;
        for (int i = 0; i < count; i++)
        {
            int axis = call.Has(3) ? Layout.Axis(axes[i], x.Rank) : i;
            if ((seen & (1 << axis)) != 0)
            {
                throw new OperatorException($"axis {axis} twice", "each axis once");
            }

            seen |= 1 << axis;
            long first = Math.Clamp(pads[i], -int.MaxValue, int.MaxValue), last = Math.Clamp(pads[count + i], -int.MaxValue, int.MaxValue);
            sizes[axis] = x.Shape[axis] + first + last;
            int cut = (int)Math.Min(Math.Max(-first, 0), x.Shape[axis]);
            kept[axis] = (int)Math.Clamp(x.Shape[axis] - cut - Math.Max(-last, 0), 0, Math.Max(0, sizes[axis] - Math.Max(first, 0)));
            from += cut * x.Strides[axis];
            before[axis] = (int)Math.Max(first, 0);
        }

        Tensor result = call.Allocate(0, x.Type, Layout.Checked(sizes));
        Fill(call, result);
        if (kept.Count > 0)
        {
            int to = result.Offset;
            for (int axis = 0; axis < x.Rank; axis++)
            {
                to += before[axis] * result.Strides[axis];
            }

            StridedCopy.Copy(call.ScratchView(x, kept, x.Strides, from), call.ScratchView(result, kept, result.Strides, to));
        }
    }

    private static void Fill(Invocation call, Tensor result)
    {
        if (!call.Has(2))
        {
            result.Bytes.Clear();
            return;
        }

        Tensor value = call.Input(2);
        value.Require(result.Type);
        if (value.Count != 1)
        {
            throw new OperatorException($"a value of shape {value.Shape}", "one element");
        }

        switch (result.Type.Size())
        {
            case sizeof(byte):
                result.Span<byte>().Fill(value.Origin<byte>());
                break;
            case sizeof(int):
                result.Span<int>().Fill(value.Origin<int>());
                break;
            default:
                result.Span<long>().Fill(value.Origin<long>());
                break;
        }
    }
}
