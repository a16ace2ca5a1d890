using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Softmax or its logarithm along an axis; before operator set 13, over that axis and all behind it together.</summary>
internal sealed class SoftmaxOperator(NodeAttributes attributes, RowFunction function) : Operator
{
    private readonly bool _flattens = attributes.OperatorSet < 13;
    private readonly long _axis = attributes.Int("axis", attributes.OperatorSet < 13 ? 1 : -1);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        x.Require(ElementType.Float);
        Tensor result = call.AllocateInPlace(0, x.Type, x.Shape);
        int axis = Layout.Axis(_axis, x.Rank);
        if (_flattens || axis == x.Rank - 1)
        {
            Rows(call.Dense(x), result, new Dimensions(x.Shape.Values[axis..]).Count);
            return;
        }

        Tensor from = call.Dense(AxisLast(call, x, axis));
        Tensor rows = call.Scratch(x.Type, from.Shape);
        Rows(from, rows, x.Shape[axis]);
        StridedCopy.Copy(rows, AxisLast(call, result, axis));
    }

    private void Rows(Tensor x, Tensor result, int length)
    {
        Span<float> from = x.Span<float>(), to = result.Span<float>();
        for (int start = 0; start < from.Length; start += length)
        {
            function(from.Slice(start, length), to.Slice(start, length));
        }
    }

    private static Tensor AxisLast(Invocation call, Tensor x, int axis)
    {
        Dimensions shape = x.Shape, strides = x.Strides;
        int last = x.Rank - 1;
        (shape[axis], shape[last]) = (shape[last], shape[axis]);
        (strides[axis], strides[last]) = (strides[last], strides[axis]);
        return call.ScratchView(x, shape, strides, x.Offset);
    }
}

/// <summary>A function of a whole row of floats.</summary>
internal delegate void RowFunction(ReadOnlySpan<float> x, Span<float> result);
