namespace Inferno.Inference.Graphs;

/// <summary>The shape of each operator's first output, as far as it follows from what is known of its inputs.</summary>
internal sealed class ShapeRules(SizeAlgebra algebra)
{
    /// <summary>Sizes of the output, or null where its rank is not known.</summary>
    public Size[]? Infer(GraphNode node, ValueFacts[] inputs) => node.OperatorType switch
    {
        "Abs" or "Cast" or "Clip" or "Cos" or "CumSum" or "Erf" or "Exp" or "Gelu" or "Identity" or "IsNaN" or "LayerNormalization" or "Log"
            or "LogSoftmax" or "Neg" or "Not" or "Reciprocal" or "Relu" or "Sigmoid" or "SimplifiedLayerNormalization" or "Sin"
            or "Softmax" or "Sqrt" or "Tanh" or "Trilu" or "ScatterND" => inputs[0].Shape,
        "Add" or "And" or "Div" or "Equal" or "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual" or "Max" or "Min" or "Mod"
            or "Mul" or "Or" or "Pow" or "Sub" or "Where" => inputs.Select(input => input.Shape).Aggregate(Broadcast),
        "Concat" => Concat(node, inputs),
        "ConstantOfShape" => inputs[0].Contents,
        "Expand" => Broadcast(inputs[0].Shape, inputs[1].Contents),
        "Gather" => Gather(node, inputs),
        "GatherElements" => inputs[1].Shape,
        "MatMul" => MatMul(inputs[0].Shape, inputs[1].Shape),
        "Range" => [RangeLength(inputs)],
        "Reshape" => Reshape(node, inputs[0].Shape, inputs[1].Contents),
        "ReduceMax" or "ReduceMean" or "ReduceMin" or "ReduceProd" or "ReduceSum" => Reduce(node, inputs),
        "Shape" => [IsWholeShape(node) && inputs[0].Shape is { } shape ? shape.Length : algebra.Natural()],
        "Slice" => Slice(node, inputs),
        "Squeeze" => Squeeze(inputs[0].Shape, Axes(node, inputs)),
        "Transpose" => Transpose(inputs[0].Shape, node.Attributes.Ints("perm")),
        "Unsqueeze" => Unsqueeze(inputs[0].Shape, Axes(node, inputs)),
        _ => null,
    };

    private static bool IsWholeShape(GraphNode node) => !node.Attributes.Has("start") && !node.Attributes.Has("end");

    private Size RangeLength(ValueFacts[] inputs) =>
        inputs[0].Numbers is [0] && inputs[2].Numbers is [1] && inputs[1].Contents is [var limit] && algebra.IsNatural(limit)
            ? limit
            : algebra.Natural();

    private Size[]? Broadcast(Size[]? left, Size[]? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        Size[] shape = left.Length >= right.Length ? [.. left] : [.. right], shorter = left.Length >= right.Length ? right : left;
        for (int i = 1; i <= shorter.Length; i++)
        {
            shape[^i] = algebra.Broadcast(shape[^i], shorter[^i]);
        }

        return shape;
    }

    private Size[]? Concat(GraphNode node, ValueFacts[] inputs)
    {
        if (inputs.Any(input => input.Shape is null) || Index(node.Attributes.Int("axis", 0), inputs[0].Shape!.Length) is not { } axis)
        {
            return null;
        }

        Size[] shape = [.. inputs[0].Shape!];
        foreach (ValueFacts input in inputs.Skip(1))
        {
            if (input.Shape!.Length != shape.Length)
            {
                return null;
            }

            shape[axis] = algebra.Add(shape[axis], input.Shape[axis]);
        }

        return shape;
    }

    private static Size[]? Gather(GraphNode node, ValueFacts[] inputs) =>
        inputs is [{ Shape: { } data }, { Shape: { } picks }] && Index(node.Attributes.Int("axis", 0), data.Length) is { } axis
            ? [.. data[..axis], .. picks, .. data[(axis + 1)..]]
            : null;

    private Size[]? MatMul(Size[]? left, Size[]? right) =>
        left is { Length: > 1 } && right is { Length: > 1 } && Broadcast(left[..^2], right[..^2]) is { } batch
            ? [.. batch, left[^2], right[^1]]
            : null;

    private Size[]? Reshape(GraphNode node, Size[]? shape, Size[]? sizes)
    {
        if (shape is null || sizes is null || node.Attributes.Flag("allowzero", false))
        {
            return null;
        }

        Size[] result = [.. sizes.Select((size, axis) => size == 0 && axis < shape.Length ? shape[axis] : size)];
        int open = Array.IndexOf(result, -1);
        if (open >= 0)
        {
            result[open] = Remaining(shape, result.Where((_, axis) => axis != open));
        }

        return result;
    }

    /// <summary>The quotient of two products of sizes, where the unknown factors cancel.</summary>
    private Size Remaining(Size[] shape, IEnumerable<Size> taken)
    {
        List<Size> factors = [.. shape.Where(size => !size.IsKnown)];
        long product = shape.Where(size => size.IsKnown).Aggregate(1L, (a, size) => unchecked(a * size.Value));
        foreach (Size size in taken)
        {
            if (size.IsKnown ? size.Value <= 0 || product % size.Value != 0 : !factors.Remove(size))
            {
                return algebra.Natural();
            }

            product /= size.IsKnown ? size.Value : 1;
        }

        return factors.Aggregate((Size)product, algebra.Multiply);
    }

    private static Size[]? Reduce(GraphNode node, ValueFacts[] inputs)
    {
        if (inputs[0].Shape is not { } shape || Axes(node, inputs) is not { Length: > 0 } axes)
        {
            return null;
        }

        bool keep = node.Attributes.Flag("keepdims", true);
        HashSet<long> reduced = [.. axes.Select(axis => axis < 0 ? axis + shape.Length : axis)];
        return [.. shape.Select((size, axis) => reduced.Contains(axis) ? 1 : size).Where((_, axis) => keep || !reduced.Contains(axis))];
    }

    private Size[]? Slice(GraphNode node, ValueFacts[] inputs)
    {
        long[]? axes = inputs.Length > 3 ? inputs[3].Numbers : node.Attributes.Ints("axes");
        if (inputs[0].Shape is not { } shape || axes is null)
        {
            return null;
        }

        Size[] result = [.. shape];
        foreach (long named in axes)
        {
            if (Index(named, shape.Length) is not { } axis)
            {
                return null;
            }

            result[axis] = SliceOf(shape[axis], inputs, Array.IndexOf(axes, named));
        }

        return result;
    }

    private Size SliceOf(Size size, ValueFacts[] inputs, int position)
    {
        bool plain = inputs.Length > 2 && (inputs.Length < 5 || At(inputs[4], position) == 1);
        if (!plain || size is not { IsKnown: true, Value: >= 0 }
            || At(inputs[1], position) is not { } first || At(inputs[2], position) is not { } last)
        {
            return algebra.Natural();
        }

        long start = Math.Clamp(first < 0 ? first + size.Value : first, 0, size.Value);
        long end = Math.Clamp(last < 0 ? last + size.Value : last, 0, size.Value);
        return Math.Max(end - start, 0);
    }

    // A list that is too short is refused by the operator when it runs.
    private static long? At(ValueFacts list, int position) =>
        list.Numbers is { } numbers && position < numbers.Length ? numbers[position] : null;

    private static Size[]? Squeeze(Size[]? shape, long[]? axes)
    {
        if (shape is null || axes is null)
        {
            return null;
        }

        HashSet<long> dropped = [.. axes.Select(axis => axis < 0 ? axis + shape.Length : axis)];
        return [.. shape.Where((_, axis) => !dropped.Contains(axis))];
    }

    private static Size[]? Transpose(Size[]? shape, long[]? order) =>
        shape is null || (order is not null && order.Any(axis => axis < 0 || axis >= shape.Length)) ? null
            : order is null ? [.. shape.Reverse()]
            : [.. order.Select(axis => shape[axis])];

    private static Size[]? Unsqueeze(Size[]? shape, long[]? axes)
    {
        if (shape is null || axes is null)
        {
            return null;
        }

        int rank = shape.Length + axes.Length;
        HashSet<long> added = [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        Queue<Size> rest = new(shape);
        return added.Count != axes.Length || added.Any(axis => axis < 0 || axis >= rank) ? null
            : [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : rest.Dequeue())];
    }

    private static long[]? Axes(GraphNode node, ValueFacts[] inputs) =>
        node.Attributes.Ints("axes") ?? (inputs.Length > 1 ? inputs[1].Numbers : null);

    private static int? Index(long axis, int rank) =>
        axis < -rank || axis >= rank ? null : (int)(axis < 0 ? axis + rank : axis);
}
