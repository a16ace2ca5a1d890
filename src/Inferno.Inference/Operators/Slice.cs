using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Part of the input along some axes, with steps of either sign; nothing is copied.</summary>
internal sealed class Slice(NodeAttributes attributes) : Operator
{
    private readonly long[]? _starts = attributes.Ints("starts");
    private readonly long[]? _ends = attributes.Ints("ends");
    private readonly long[]? _axes = attributes.Ints("axes");

    public override ValueFacts Infer(InputFacts inputs)
    {
        long[]? axes = inputs.Count > 3 ? inputs[3].Numbers : _axes;
        if (inputs[0].Shape is not { } shape || axes is null)
        {
            return ValueFacts.Nothing;
        }

        Size[] result = [.. shape];
        foreach ((int position, long named) in axes.Index())
        {
            if (InputFacts.Axis(named, shape.Length) is not { } axis)
            {
                return ValueFacts.Nothing;
            }

            result[axis] = SizeOf(shape[axis], inputs, position);
        }

        return ValueFacts.List(ContentsOf(inputs, result), result, inputs[0].Type);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        ReadOnlySpan<long> starts = _starts ?? call.Integers(1), ends = _ends ?? call.Integers(2);
        ReadOnlySpan<long> axes = _axes ?? (call.Has(3) ? call.Integers(3) : default);
        ReadOnlySpan<long> steps = call.Has(4) ? call.Integers(4) : default;
        if (starts.Length != ends.Length || (axes.Length > 0 && axes.Length != starts.Length) || (steps.Length > 0 && steps.Length != starts.Length))
        {
            throw new OperatorException($"{starts.Length} starts, {ends.Length} ends, {axes.Length} axes and {steps.Length} steps", "as many of each");
        }

        Dimensions shape = x.Shape, strides = x.Strides;
        int offset = x.Offset;
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Layout.Axis(axes.Length > 0 ? axes[i] : i, x.Rank);
            Bounds bounds = new(starts[i], ends[i], steps.Length > 0 ? steps[i] : 1, shape[axis]);
            offset += bounds.Count == 0 ? 0 : bounds.First * strides[axis];
            shape[axis] = bounds.Count;
            strides[axis] *= bounds.Step;
        }

        call.View(0, x, shape, strides, offset);
    }

    private static Size SizeOf(Size size, InputFacts inputs, int position)
    {
        bool plain = inputs.Count > 2 && (inputs.Count < 5 || At(inputs[4], position) == 1);
        if (!plain || size is not { IsKnown: true, Value: >= 0 }
            || At(inputs[1], position) is not { } first || At(inputs[2], position) is not { } last)
        {
            return inputs.Algebra.Natural();
        }

        long start = Math.Clamp(first < 0 ? first + size.Value : first, 0, size.Value);
        long end = Math.Clamp(last < 0 ? last + size.Value : last, 0, size.Value);
        return Math.Max(end - start, 0);
    }

    private static Size[]? ContentsOf(InputFacts inputs, Size[] shape)
    {
        if (inputs[0].Contents is not { } contents || shape is not [{ IsKnown: true } length] || inputs.Count < 3 || inputs[1].Numbers is not [var start])
        {
            return null;
        }

        long first = Math.Clamp(start < 0 ? start + contents.Length : start, 0, contents.Length);
        return contents[(int)first..(int)(first + length.Value)];
    }

    // A list that is too short is refused when the operator runs.
    private static long? At(ValueFacts list, int position) =>
        list.Numbers is { } numbers && position < numbers.Length ? numbers[position] : null;

    /// <summary>A range of one axis, with ONNX's rules for negative and excessive ends applied.</summary>
    private readonly struct Bounds
    {
        public Bounds(long start, long end, long step, int size)
        {
            if (step == 0)
            {
                throw new OperatorException("a step of 0", "a step other than 0");
            }

            long from = Wrap(start, size), to = Wrap(end, size);
            from = Math.Clamp(from, 0, step > 0 ? size : Math.Max(size - 1, 0));
            to = Math.Clamp(to, step > 0 ? 0 : -1, size);
            step = Math.Clamp(step, -int.MaxValue, int.MaxValue);
            Count = size == 0 ? 0 : (int)Math.Max(0, step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step);
            First = (int)from;
            Step = (int)step;
        }

        public int First { get; }

        public int Count { get; }

        public int Step { get; }

        private static long Wrap(long position, int size) => position < 0 ? Math.Max(position, -(long)size - 1) + size : position;
    }
}
