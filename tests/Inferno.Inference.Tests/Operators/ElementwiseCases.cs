using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of operators that work element by element.</summary>
internal static class ElementwiseCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["Abs"] = b => new("Abs", [b.Numbers(b.Shape())]),
        ["Neg"] = b => new("Neg", [b.Numbers(b.Shape())]),
        ["Relu"] = b => new("Relu", [b.Floats(b.Shape())]),
        ["Not"] = b => new("Not", [b.Booleans(b.Shape())]),
        ["Cos"] = b => new("Cos", [b.Floats(b.Shape(), -20, 20)]),
        ["Sin"] = b => new("Sin", [b.Floats(b.Shape(), -20, 20)]),
        ["Exp"] = b => new("Exp", [b.Floats(b.Shape(), -10, 10)]),
        ["Log"] = b => new("Log", [b.Floats(b.Shape(), 0.01f, 20)]),
        ["Sqrt"] = b => new("Sqrt", [b.Floats(b.Shape(), 0, 50)]),
        ["Tanh"] = b => new("Tanh", [b.Floats(b.Shape(), -6, 6)]),
        ["Sigmoid"] = b => new("Sigmoid", [b.Floats(b.Shape(), -12, 12)]),
        ["Reciprocal"] = b => new("Reciprocal", [b.Floats(b.Shape(), 0.1f, 5)]),
        ["Erf"] = b => new("Erf", [b.Floats(b.Shape(), -5, 5)]),
        ["Gelu"] = b => new("Gelu", [b.Floats(b.Shape(), -4, 4)], Attribute("approximate", b.Coin() ? "tanh" : "none")) { OperatorSet = 20 },
        ["Round"] = b => new("Round", [Halves(b, b.Shape())]),
        ["Floor"] = b => new("Floor", [Halves(b, b.Shape())]),
        ["Ceil"] = b => new("Ceil", [Halves(b, b.Shape())]),
        ["Sign"] = b => new("Sign", [b.Coin() ? Halves(b, b.Shape()) : b.Integers(b.Shape(), -2, 3)]),
        ["Softplus"] = b => new("Softplus", [b.Floats(b.Shape(), -30, 30)]),
        ["IsInf"] = b => new("IsInf", [WithInfinities(b, b.Shape())], Attribute("detect_negative", b.Next(2)), Attribute("detect_positive", b.Next(2))),
        ["Swish"] = b => new("Swish", [b.Floats(b.Shape(), -6, 6)], b.Coin() ? [] : [Attribute("alpha", 0.7f)]) { OperatorSet = 24 },
        ["com.microsoft.Gelu"] = b => new("com.microsoft.Gelu", [b.Floats(b.Shape(), -4, 4)]),
        ["com.microsoft.QuickGelu"] = b => new("com.microsoft.QuickGelu", [b.Floats(b.Shape(), -6, 6)], b.Coin() ? [] : [Attribute("alpha", 1.3f)]),
        ["com.microsoft.BiasGelu"] = b => Biased(b, "com.microsoft.BiasGelu", isOptional: false),
        ["com.microsoft.FastGelu"] = b => Biased(b, "com.microsoft.FastGelu", isOptional: true),
        ["IsNaN"] = b => new("IsNaN", [WithNaN(b, b.Shape())]),
        ["Clip"] = Clip,
        ["Cast"] = b => new("Cast", [b.Numbers(b.Shape())], Attribute("to", b.Shuffled<long>([1, 6, 7, 9, 11])[0])),
        ["Add"] = b => Pair(b, "Add"),
        ["Sub"] = b => Pair(b, "Sub"),
        ["Mul"] = b => Pair(b, "Mul"),
        ["Div"] = Div,
        ["Mod"] = Mod,
        ["Pow"] = Pow,
        ["Max"] = b => Variadic(b, "Max"),
        ["Min"] = b => Variadic(b, "Min"),
        ["And"] = b => Logical(b, "And"),
        ["Or"] = b => Logical(b, "Or"),
        ["Equal"] = b => Compared(b, "Equal"),
        ["Greater"] = b => Compared(b, "Greater"),
        ["GreaterOrEqual"] = b => Compared(b, "GreaterOrEqual"),
        ["Less"] = b => Compared(b, "Less"),
        ["LessOrEqual"] = b => Compared(b, "LessOrEqual"),
        ["Where"] = Where,
    };

    private static OperatorCase Pair(CaseBuilder b, string name)
    {
        int[] shape = b.Shape();
        Feed left = b.Numbers(b.Narrowed(shape));
        return new(name, [left, b.Like(left, b.Narrowed(shape))]);
    }

    private static OperatorCase Compared(CaseBuilder b, string name)
    {
        int[] shape = b.Shape();
        Feed left = b.Integers(b.Narrowed(shape), 0, 4), right = b.Integers(b.Narrowed(shape), 0, 4);
        return b.Coin() ? new(name, [left, right]) : Pair(b, name);
    }

    private static OperatorCase Logical(CaseBuilder b, string name)
    {
        int[] shape = b.Shape();
        return new(name, [b.Booleans(b.Narrowed(shape)), b.Booleans(b.Narrowed(shape))]);
    }

    private static OperatorCase Variadic(CaseBuilder b, string name)
    {
        int[] shape = b.Shape();
        Feed first = b.Numbers(b.Narrowed(shape));
        return new(name, [first, .. Enumerable.Range(0, b.Next(3)).Select(_ => b.Like(first, b.Narrowed(shape)))]);
    }

    private static OperatorCase Div(CaseBuilder b)
    {
        int[] shape = b.Shape();
        return b.Coin()
            ? new("Div", [b.Integers(b.Narrowed(shape)), b.Integers(b.Narrowed(shape), 1, 9)])
            : new("Div", [b.Floats(b.Narrowed(shape)), b.Floats(b.Narrowed(shape), 0.2f, 3)]);
    }

    private static OperatorCase Mod(CaseBuilder b)
    {
        int[] shape = b.Shape();
        return b.Coin()
            ? new("Mod", [b.Integers(b.Narrowed(shape)), b.Integers(b.Narrowed(shape), -9, -1)])
            : new("Mod", [b.Floats(b.Narrowed(shape)), b.Floats(b.Narrowed(shape), 0.2f, 3)], Attribute("fmod", 1));
    }

    private static OperatorCase Pow(CaseBuilder b)
    {
        int[] shape = b.Shape();
        Feed x = b.Floats(b.Narrowed(shape), 0.1f, 3);
        return b.Next(4) switch
        {
            0 => new("Pow", [x, b.Integers(b.Narrowed(shape), -2, 3)]),
            1 => new("Pow", [b.Integers(b.Narrowed(shape), -5, 5), b.Integers(b.Narrowed(shape), 0, 4)]),
            2 => new("Pow", [x, new Feed(new[] { b.Coin() ? 2f : 0.5f }, [], IsConstant: true)]),
            _ => new("Pow", [x, b.Floats(b.Narrowed(shape), -2, 2)]),
        };
    }

    private static OperatorCase Where(CaseBuilder b)
    {
        int[] shape = b.Shape();
        Feed yes = b.Coin() ? b.Booleans(b.Narrowed(shape)) : b.Numbers(b.Narrowed(shape));
        yes = yes.Values is double[] or bool[] ? b.Floats(yes.Shape) : yes;
        return new("Where", [b.Booleans(b.Narrowed(shape)), yes, b.Like(yes, b.Narrowed(shape))]);
    }

    private static OperatorCase Clip(CaseBuilder b) => new("Clip",
    [
        b.Floats(b.Shape()),
        b.Coin() ? new Feed(new[] { -1f }, []) : null,
        b.Coin() ? new Feed(new[] { 1.5f }, []) : null,
    ]);

    private static OperatorCase Biased(CaseBuilder b, string name, bool isOptional)
    {
        int[] shape = b.Shape(1, 4, empty: false);
        return new(name, [b.Floats(shape), isOptional && b.Coin() ? null : b.Floats([shape[^1]])]);
    }

    /// <summary>Multiples of a half: every second lies between two whole numbers.</summary>
    private static Feed Halves(CaseBuilder b, int[] shape) =>
        new(((long[])b.Integers(shape).Values).Select(value => value * 0.5f).ToArray(), shape);

    private static Feed WithInfinities(CaseBuilder b, int[] shape)
    {
        Feed feed = b.Floats(shape);
        float[] values = (float[])feed.Values;
        for (int i = 0; i < values.Length; i += 2)
        {
            values[i] = b.Coin() ? float.NegativeInfinity : float.PositiveInfinity;
        }

        return feed;
    }

    private static Feed WithNaN(CaseBuilder b, int[] shape)
    {
        Feed feed = b.Floats(shape);
        float[] values = (float[])feed.Values;
        for (int i = 0; i < values.Length; i += 2)
        {
            values[i] = float.NaN;
        }

        return feed;
    }
}
