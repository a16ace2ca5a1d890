using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The index of the largest element along an axis, of equal ones the first unless the last is asked for.</summary>
internal sealed class ArgMax(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);
    private readonly bool _keep = attributes.Flag("keepdims", true);
    private readonly bool _last = attributes.Flag("select_last_index", false);

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        int axis = Layout.Axis(_axis, x.Rank), length = x.Shape[axis], stride = x.Strides[axis];
        if (length == 0)
        {
            throw new OperatorException($"no element along axis {axis} of {x.Shape}", "at least one");
        }

        Tensor result = call.Allocate(0, ElementType.Int64, Layout.Reduced(x.Shape, 1 << axis, _keep));
        Span<long> indices = result.Span<long>();
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = Find(x.Span<float>()[((i / stride * length * stride) + (i % stride))..], length, stride);
        }
    }

    private int Find(ReadOnlySpan<float> values, int length, int stride)
    {
        int best = 0;
        for (int i = 1; i < length; i++)
        {
            float value = values[i * stride], champion = values[best * stride];
            best = value > champion || (_last && value == champion) ? i : best;
        }

        return best;
    }
}
