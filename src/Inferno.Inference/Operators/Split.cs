using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Cuts the input along an axis into its outputs; nothing is copied.</summary>
internal sealed class Split(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 0);
    private readonly long[]? _lengths = attributes.Ints("split");
    private readonly long? _parts = attributes.Has("num_outputs") ? attributes.Int("num_outputs", 0) : null;

    public override bool Computes(int output) => true;

    public override void Run(Invocation call)
    {
        if (_parts is { } parts && parts != call.OutputCount)
        {
            throw new OperatorException($"{call.OutputCount} outputs where num_outputs is {parts}", "as many outputs");
        }

        Tensor x = call.Input(0);
        int axis = Layout.Axis(_axis, x.Rank), size = x.Shape[axis], position = 0;
        ReadOnlySpan<long> lengths = _lengths ?? (call.Has(1) ? call.Integers(1) : default);
        int even = (size + call.OutputCount - 1) / call.OutputCount;
        for (int i = 0; i < call.OutputCount; i++)
        {
            long length = i < lengths.Length ? lengths[i] : lengths.IsEmpty ? Math.Min(even, size - position) : -1;
            if (length < 0 || length > size - position)
            {
                throw new OperatorException($"a part of {length} at {position} of {size}", "parts that fill the axis exactly");
            }

            Dimensions shape = x.Shape;
            shape[axis] = (int)length;
            if (call.Wants(i))
            {
                call.View(i, x, shape, x.Strides, x.Offset + (position * x.Strides[axis]));
            }

            position += (int)length;
        }

        if (position != size)
        {
            throw new OperatorException($"parts of {position} elements in all for {size}", "parts that fill the axis exactly");
        }
    }
}
