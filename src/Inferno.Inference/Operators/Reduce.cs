using System.Numerics;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>One value for all elements along some axes, by default along all.</summary>
internal sealed class Reduce(NodeAttributes attributes, Reduction reduction) : Operator
{
    private readonly AxesInput _axes = new(attributes);
    private readonly bool _keep = attributes.Flag("keepdims", true);
    private readonly bool _noneMeansNone = attributes.Flag("noop_with_empty_axes", false);

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } shape || _axes.Known(inputs) is not { Length: > 0 } axes)
        {
            return ValueFacts.Nothing;
        }

        HashSet<long> reduced = [.. axes.Select(axis => axis < 0 ? axis + shape.Length : axis)];
        return new([.. shape.Select((size, axis) => reduced.Contains(axis) ? 1 : size).Where((_, axis) => _keep || !reduced.Contains(axis))]);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        int axes = _axes.Read(call, x.Rank) ?? 0;
        axes = axes == 0 && !_noneMeansNone ? (1 << x.Rank) - 1 : axes;
        Tensor rows = call.Dense(AxesLast(call, x, axes));
        Tensor result = call.Allocate(0, x.Type, Layout.Reduced(x.Shape, axes, _keep));
        switch (x.Type)
        {
            case ElementType.Float:
                Rows(rows, result, reduction.Float);
                break;
            case ElementType.Double:
                Rows(rows, result, reduction.Double);
                break;
            case ElementType.Int64:
                Rows(rows, result, reduction.Int64);
                break;
            case ElementType.Int32:
                Rows(rows, result, reduction.Int32);
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "float, double, int32 or int64");
        }
    }

    private static void Rows<T>(Tensor x, Tensor result, RowReduction<T> reduce)
        where T : unmanaged
    {
        Span<T> values = x.Span<T>(), reduced = result.Span<T>();
        int length = reduced.Length == 0 ? 0 : values.Length / reduced.Length;
        for (int row = 0; row < reduced.Length; row++)
        {
            reduced[row] = reduce(values.Slice(row * length, length));
        }
    }

    /// <summary>The input with the axes to reduce moved behind the others.</summary>
    private static Tensor AxesLast(Invocation call, Tensor x, int axes)
    {
        int kept = BitOperations.PopCount(~(uint)axes & ((1u << x.Rank) - 1));
        if (axes >> kept << kept == axes)
        {
            return x;
        }

        Dimensions shape = default, strides = default;
        foreach (int wanted in (ReadOnlySpan<int>)[0, 1])
        {
            for (int axis = 0; axis < x.Rank; axis++)
            {
                if (((axes >> axis) & 1) == wanted)
                {
                    shape.Append(x.Shape[axis]);
                    strides.Append(x.Strides[axis]);
                }
            }
        }

        return call.ScratchView(x, shape, strides, x.Offset);
    }
}
