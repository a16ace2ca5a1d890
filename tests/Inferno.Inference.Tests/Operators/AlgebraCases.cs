using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of products, reductions and normalisations.</summary>
internal static class AlgebraCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["MatMul"] = MatMul,
        ["Gemm"] = Gemm,
        ["Softmax"] = b => Soft(b, "Softmax"),
        ["LogSoftmax"] = b => Soft(b, "LogSoftmax"),
        ["ReduceMean"] = b => Reduce(b, "ReduceMean", 18),
        ["ReduceSum"] = b => Reduce(b, "ReduceSum", 13),
        ["ReduceMax"] = b => Reduce(b, "ReduceMax", 18),
        ["ReduceMin"] = b => Reduce(b, "ReduceMin", 18),
        ["ReduceProd"] = b => Reduce(b, "ReduceProd", 18),
        ["CumSum"] = CumSum,
        ["LayerNormalization"] = LayerNormalization,
        ["SimplifiedLayerNormalization"] = b => RootMeanSquare(b, "SimplifiedLayerNormalization"),
        ["RMSNormalization"] = b => RootMeanSquare(b, "RMSNormalization") with { OperatorSet = 23 },
        ["com.microsoft.SkipLayerNormalization"] = b => Skip(b, "com.microsoft.SkipLayerNormalization"),
        ["com.microsoft.SkipSimplifiedLayerNormalization"] = b => Skip(b, "com.microsoft.SkipSimplifiedLayerNormalization"),
        ["com.microsoft.FusedMatMul"] = FusedMatMul,
    };

    // A sum of up to 150 products of 3 or so, of which some cancel: 1e-6 of their typical total.
    private const double ProductTolerance = 1e-6 * 150;

    // In a row of equal numbers of up to 3 the mean is off by a unit in the last place, which 1 / sqrt(epsilon) and a scale of 3 enlarge.
    private const double NormalTolerance = 2.4e-7 * 32 * 3;

    private static OperatorCase MatMul(CaseBuilder b) => MatMulCase(b) with { AbsoluteTolerance = ProductTolerance };

    private static OperatorCase MatMulCase(CaseBuilder b)
    {
        int[] batch = b.Shape(0, 2, empty: false);
        int rows = Length(b), depth = Length(b), columns = Length(b);
        int[] left = [.. b.Narrowed(batch), rows, depth], right = [.. b.Narrowed(batch), depth, columns];
        return b.Next(6) switch
        {
            0 => new("MatMul", [b.Floats([depth]), b.Floats(right)]),
            1 => new("MatMul", [b.Floats(left), b.Floats([depth])]),
            2 or 3 => new("MatMul", [b.Floats(left), b.Floats([depth, columns]) with { IsConstant = true }]),
            _ => new("MatMul", [b.Floats(left), b.Floats(right)]),
        };
    }

    private static int Length(CaseBuilder b) => b.Next(4) == 0 ? 1 + b.Next(150) : 1 + b.Next(20);

    private static int LengthOrNothing(CaseBuilder b) => b.Next(12) == 0 ? 0 : Length(b);

    private static OperatorCase Gemm(CaseBuilder b)
    {
        int rows = LengthOrNothing(b), depth = Length(b), columns = LengthOrNothing(b), left = b.Next(2), right = b.Next(2);
        return new("Gemm",
            [
                b.Floats(left == 1 ? [depth, rows] : [rows, depth]),
                b.Floats(right == 1 ? [columns, depth] : [depth, columns]) with { IsConstant = b.Coin() },
                b.Coin() ? null : b.Floats(b.Narrowed([rows, columns])),
            ],
            Attribute("transA", left), Attribute("transB", right), Attribute("alpha", b.Coin() ? 1f : 0.5f), Attribute("beta", b.Coin() ? 1f : 2f))
        {
            AbsoluteTolerance = ProductTolerance,
        };
    }

    private static OperatorCase Soft(CaseBuilder b, string name)
    {
        int[] shape = b.Shape(1);
        Feed x = b.Floats(shape, b.Coin() ? -3 : -1000, b.Coin() ? 3 : 1000);
        return new(name, [x], Attribute("axis", b.Axis(shape.Length))) { OperatorSet = b.Coin() ? 13 : 11 };
    }

    private static OperatorCase Reduce(CaseBuilder b, string name, int axesAreInput)
    {
        int[] shape = b.Shape(0, 4, empty: false);
        int[] reduced = [.. b.Shuffled(Enumerable.Range(0, shape.Length)).Take(b.Next(shape.Length + 1))];
        long[] axes = [.. reduced.Select(a => (long)a - (b.Coin() ? shape.Length : 0))];
        Feed x = b.Coin() || name == "ReduceProd" ? b.Floats(shape, 0.5f, 1.5f) : b.Integers(shape);
        x = name == "ReduceMean" ? b.Floats(shape) : x;
        bool asInput = b.Coin();
        Feed?[] inputs = asInput && axes.Length > 0 ? [x, b.List(axes)] : [x];
        return asInput || axes.Length == 0
            ? new(name, inputs, Attribute("keepdims", b.Next(2))) { OperatorSet = 18 }
            : new(name, inputs, Attribute("keepdims", b.Next(2)), Attribute("axes", axes)) { OperatorSet = axesAreInput - 2 };
    }

    private static OperatorCase CumSum(CaseBuilder b)
    {
        int[] shape = b.Shape(1);
        return new("CumSum", [b.Coin() ? b.Floats(shape) : b.Integers(shape), new Feed(new[] { b.Axis(shape.Length) }, [])],
            Attribute("exclusive", b.Next(2)), Attribute("reverse", b.Next(2)));
    }

    private static OperatorCase LayerNormalization(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length);
        EmptyNowAndThen(b, shape.AsSpan(..axis));
        return new("LayerNormalization",
            [b.Floats(shape), b.Floats(shape[axis..]), b.Coin() ? null : b.Floats(shape[axis..])],
            Attribute("axis", axis - (b.Coin() ? shape.Length : 0)), Attribute("epsilon", 1e-3f))
        {
            AbsoluteTolerance = NormalTolerance,
        };
    }

    private static OperatorCase FusedMatMul(CaseBuilder b)
    {
        int[] batch = b.Shape(0, 2, empty: false);
        int rows = Length(b), depth = Length(b), columns = Length(b), left = b.Next(2), right = b.Next(2);
        return new("com.microsoft.FusedMatMul",
            [
                b.Floats([.. batch, .. left == 1 ? [depth, rows] : new[] { rows, depth }]),
                b.Floats([.. batch, .. right == 1 ? [columns, depth] : new[] { depth, columns }]) with { IsConstant = b.Coin() },
            ],
            Attribute("transA", left), Attribute("transB", right), Attribute("alpha", b.Coin() ? 1f : 0.25f))
        {
            AbsoluteTolerance = ProductTolerance,
        };
    }

    private static OperatorCase Skip(CaseBuilder b, string name)
    {
        int batch = b.Size(empty: false), length = b.Size(empty: false), width = Length(b);
        int[] shape = b.Next(4) == 0 ? [length, width] : [batch, length, width];
        int[] skip = shape.Length == 2 ? shape : b.Next(3) switch
        {
            0 => [1, length, width],
            1 => [length, width],
            _ => shape,
        };
        Feed? bias = b.Coin() ? null : b.Floats([width]);
        Feed?[] rest = name.Contains("Simplified", StringComparison.Ordinal)
            ? [b.Floats([width]), bias]
            : [b.Floats([width]), b.Coin() ? null : b.Floats([width]), bias];
        return new(name, [b.Floats(shape), b.Floats(skip), .. rest], Attribute("epsilon", 1e-3f))
        {
            Outputs = b.Coin() ? 1 : 4, LeftOut = [1, 2], AbsoluteTolerance = 2 * NormalTolerance,
        };
    }

    private static OperatorCase RootMeanSquare(CaseBuilder b, string name)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        EmptyNowAndThen(b, shape.AsSpan(..^1));
        return new(name, [b.Floats(shape), b.Floats([shape[^1]])], Attribute("axis", -1), Attribute("epsilon", 1e-3f));
    }

    private static void EmptyNowAndThen(CaseBuilder b, Span<int> sizes)
    {
        if (sizes.Length > 0 && b.Next(8) == 0)
        {
            sizes[b.Next(sizes.Length)] = 0;
        }
    }
}
