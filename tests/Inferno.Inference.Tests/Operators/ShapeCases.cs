using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of operators that move elements or look at shapes.</summary>
internal static class ShapeCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["Shape"] = b => new("Shape", [b.Numbers(b.Shape())], b.Coin() ? [] : [Attribute("start", b.Next(7) - 3L), Attribute("end", b.Next(7) - 3L)]),
        ["Identity"] = b => new("Identity", [b.Numbers(b.Shape())]),
        ["Constant"] = b => new("Constant", [], Attribute("value", b.Numbers(b.Shape()))),
        ["ConstantOfShape"] = b => new("ConstantOfShape", [b.List(b.Shape().Select(size => (long)size))],
            b.Coin() ? [] : [Attribute("value", b.Numbers([1]))]),
        ["Reshape"] = Reshape,
        ["Flatten"] = b => b.Shape() is var shape && shape.Length == 0
            ? new("Flatten", [b.Floats(shape)], Attribute("axis", 0))
            : new("Flatten", [b.Floats(shape)], Attribute("axis", b.Next((2 * shape.Length) + 1) - shape.Length)),
        ["Transpose"] = b => b.Shape() is var shape && b.Next(4) == 0
            ? new("Transpose", [b.Floats(shape)])
            : new("Transpose", [b.Numbers(shape)], Attribute("perm", b.Shuffled(Enumerable.Range(0, shape.Length)).Select(axis => (long)axis))),
        ["Squeeze"] = Squeeze,
        ["Unsqueeze"] = Unsqueeze,
        ["Expand"] = b => b.Shape() is var shape
            ? new("Expand", [b.Numbers(b.Narrowed(shape)), b.List(b.Narrowed(shape).Select(size => (long)size))])
            : throw new InvalidOperationException(),
        ["Tile"] = b => b.Shape(1) is var shape
            ? new("Tile", [b.Floats(shape), b.List(shape.Select(_ => (long)b.Next(4)))])
            : throw new InvalidOperationException(),
        ["Range"] = b => b.Coin()
            ? new("Range", [Scalar((long)b.Next(9)), Scalar((long)b.Next(40)), Scalar(1L + b.Next(4))])
            : new("Range", [Scalar(b.Next(9) * 0.5f), Scalar(-b.Next(9) * 0.25f), Scalar(-0.5f)]),
        ["Concat"] = Concat,
        ["Split"] = Split,
        ["Slice"] = Slice,
        ["Pad"] = Pad,
        ["Trilu"] = b => new("Trilu", [b.Floats(b.Shape(2)), b.Coin() ? null : Scalar(b.Next(7) - 3L)], Attribute("upper", b.Next(2))),
    };

    private static Feed Scalar<T>(T value) => new(new[] { value }, []);

    private static OperatorCase Reshape(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        if (b.Next(8) == 0)
        {
            shape[b.Next(shape.Length)] = 0;
            return new("Reshape", [b.Numbers(shape), b.List(b.Shuffled(shape).Select(size => (long)size))], Attribute("allowzero", 1));
        }

        long[] sizes = [.. b.Shuffled(shape).Select(size => (long)size)];
        int open = b.Next(sizes.Length + 1);
        sizes = [.. sizes.Select((size, axis) => axis == open ? -1 : axis < shape.Length && size == shape[axis] && b.Coin() ? 0 : size)];
        return new("Reshape", [b.Numbers(shape), b.List(b.Coin() ? [-1] : sizes)]);
    }

    private static OperatorCase Pad(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        Feed x = b.Numbers(shape);
        bool named = b.Coin();
        int[] axes = named ? [.. b.Shuffled(Enumerable.Range(0, shape.Length)).Take(1 + b.Next(shape.Length))] : [.. Enumerable.Range(0, shape.Length)];
        long[] before = [.. axes.Select(axis => (long)b.Next(4) - (shape[axis] > 2 ? 1 : 0))], after = [.. axes.Select(axis => (long)b.Next(4) - (shape[axis] > 2 ? 1 : 0))];
        return new("Pad",
            [
                x, b.List([.. before, .. after]), b.Coin() ? null : b.Like(x, []),
                named ? b.List(axes.Select(axis => (long)axis - (b.Coin() ? shape.Length : 0))) : null,
            ])
        {
            OperatorSet = 18,
        };
    }

    private static OperatorCase Squeeze(CaseBuilder b)
    {
        int[] shape = [.. b.Shape().Select(size => b.Coin() ? 1 : size)];
        long[] ones = [.. Enumerable.Range(0, shape.Length).Where(axis => shape[axis] == 1 && b.Coin()).Select(axis => (long)axis - (b.Coin() ? shape.Length : 0))];
        return ones.Length == 0 ? new("Squeeze", [b.Numbers(shape)])
            : b.Coin() ? new("Squeeze", [b.Numbers(shape), b.List(ones)])
            : new("Squeeze", [b.Numbers(shape)], Attribute("axes", ones)) { OperatorSet = 11 };
    }

    private static OperatorCase Unsqueeze(CaseBuilder b)
    {
        int[] shape = b.Shape();
        int added = 1 + b.Next(3), rank = shape.Length + added;
        long[] axes = [.. b.Shuffled(Enumerable.Range(0, rank)).Take(added).Select(axis => (long)axis - (b.Coin() ? rank : 0))];
        return b.Coin() ? new("Unsqueeze", [b.Numbers(shape), b.List(axes)])
            : new("Unsqueeze", [b.Numbers(shape)], Attribute("axes", axes)) { OperatorSet = 11 };
    }

    private static OperatorCase Concat(CaseBuilder b)
    {
        int[] shape = b.Shape(1);
        long axis = b.Axis(shape.Length);
        int joined = (int)(axis < 0 ? axis + shape.Length : axis);
        Feed first = b.Numbers(shape);
        return new("Concat", [first, .. Enumerable.Range(0, b.Next(4)).Select(_ => b.Like(first, Resized()))], Attribute("axis", axis));

        int[] Resized() => [.. shape.Select((size, i) => i == joined ? b.Size() : size)];
    }

    private static OperatorCase Split(CaseBuilder b)
    {
        int[] shape = b.Shape(1), parts = [.. Enumerable.Range(0, 1 + b.Next(3)).Select(_ => b.Size())];
        int axis = b.Next(shape.Length);
        bool even = b.Next(3) == 0;
        shape[axis] = even ? parts.Length * (1 + b.Next(3)) : parts.Sum();
        long written = axis - (b.Coin() ? shape.Length : 0);
        return new("Split", even ? [b.Numbers(shape)] : [b.Numbers(shape), b.List(parts.Select(part => (long)part))], Attribute("axis", written))
        {
            Outputs = parts.Length, OperatorSet = 13,
        };
    }

    private static OperatorCase Slice(CaseBuilder b)
    {
        int[] shape = b.Shape(1);
        int[] axes = [.. b.Shuffled(Enumerable.Range(0, shape.Length)).Take(1 + b.Next(shape.Length))];
        long[] starts = [.. axes.Select(_ => b.Next(9) == 0 ? long.MinValue + 1 : b.Next(16) - 8L)];
        long[] steps = [.. axes.Select(_ => b.Coin() ? 1 + b.Next(3) : -1L - b.Next(3))];

        // ONNX leaves open what the largest integer means as the end of a backward slice.
        long[] ends = [.. steps.Select(step => b.Next(4) == 0 ? step > 0 ? long.MaxValue : -long.MaxValue : b.Next(16) - 8L)];
        long[] forward = [.. ends.Select(Math.Abs)];
        Feed x = b.Numbers(shape);
        return b.Next(3) switch
        {
            0 => new("Slice", [x], Attribute("starts", starts), Attribute("ends", forward), Attribute("axes", axes.Select(a => (long)a))) { OperatorSet = 9 },
            1 => new("Slice", [x, b.List(starts), b.List(forward), b.List(axes.Select(a => (long)a))]),
            _ => new("Slice", [x, b.List(starts), b.List(ends), b.List(axes.Select(a => (long)a - shape.Length)), b.List(steps)]),
        };
    }
}
