using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of operators that pick elements by index.</summary>
internal static class IndexCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["Gather"] = Gather,
        ["GatherElements"] = GatherElements,
        ["GatherND"] = b => Tuples(b, "GatherND"),
        ["ScatterND"] = b => Tuples(b, "ScatterND"),
        ["ArgMax"] = ArgMax,
        ["TopK"] = TopK,
        ["ScatterElements"] = ScatterElements,
    };

    private static OperatorCase Gather(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 3);
        long axis = b.Axis(shape.Length);
        int picked = (int)(axis < 0 ? axis + shape.Length : axis);
        int size = shape[picked] = Math.Max(1, shape[picked]);
        return new("Gather", [b.Numbers(shape), b.Integers(b.Shape(0, 2), -size, size)], Attribute("axis", axis));
    }

    private static OperatorCase GatherElements(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length);
        int[] picks = [.. shape.Select((size, i) => i == axis ? b.Size() : 1 + b.Next(size))];
        return new("GatherElements", [b.Numbers(shape), b.Integers(picks, -shape[axis], shape[axis])], Attribute("axis", axis));
    }

    private static OperatorCase Tuples(CaseBuilder b, string name)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int depth = 1 + b.Next(shape.Length);
        int[][] tuples = [.. b.Shuffled(Enumerable.Range(0, shape.Take(depth).Aggregate(1, (a, s) => a * s))).Take(b.Next(6))
            .Select(flat => Position(flat, shape[..depth]))];
        Feed picks = new(tuples.SelectMany(t => t.Select(i => (long)i)).ToArray(), [tuples.Length, depth]);
        Feed data = b.Numbers(shape);
        return name == "GatherND"
            ? new(name, [data, picks])
            : new(name, [data, picks, b.Like(data, [tuples.Length, .. shape[depth..]])]);
    }

    private static int[] Position(int flat, int[] shape)
    {
        int[] position = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (flat, position[axis]) = Math.DivRem(flat, shape[axis]);
        }

        return position;
    }

    private static OperatorCase TopK(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length), count = shape.Aggregate(1, (a, size) => a * size);
        Feed x = b.Coin() ? b.Floats(shape) : new Feed(Enumerable.Range(0, count).Select(_ => (long)b.Next(6)).ToArray(), shape);
        return new("TopK", [x, new Feed(new[] { (long)b.Next(shape[axis] + 1) }, [1])],
            Attribute("axis", axis - (b.Coin() ? shape.Length : 0)), Attribute("largest", b.Next(2))) { Outputs = 2 };
    }

    private static OperatorCase ScatterElements(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length);
        int[] picks = [.. shape.Select((size, i) => i == axis ? b.Size() : 1 + b.Next(size))];
        Feed data = b.Numbers(shape);
        return new("ScatterElements", [data, b.Integers(picks, -shape[axis], shape[axis]), b.Like(data, picks)], Attribute("axis", axis));
    }

    private static OperatorCase ArgMax(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length);
        float[] values = [.. Enumerable.Range(0, shape.Aggregate(1, (a, s) => a * s)).Select(_ => (float)b.Next(4))];
        return new("ArgMax", [new Feed(values, shape)],
            Attribute("axis", axis - (b.Coin() ? shape.Length : 0)), Attribute("keepdims", b.Next(2)), Attribute("select_last_index", b.Next(2)));
    }
}
