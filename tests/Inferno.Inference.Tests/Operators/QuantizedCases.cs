using Inferno.Inference.Onnx;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of operators on numbers of few bits.</summary>
internal static class QuantizedCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["com.microsoft.MatMulNBits"] = MatMulNBits,
        ["com.microsoft.MatMulBnb4"] = MatMulBnb4,
        ["com.microsoft.GatherBlockQuantized"] = GatherBlockQuantized,
        ["MatMulInteger"] = MatMulInteger,
        ["DynamicQuantizeLinear"] = b => new("DynamicQuantizeLinear", [Reals(b, b.Shape(0, 4, empty: false))]) { Outputs = 3 },
        ["QuantizeLinear"] = b => Linear(b, "QuantizeLinear"),
        ["DequantizeLinear"] = b => Linear(b, "DequantizeLinear"),
    };

    /// <summary>Half of a unit in the last place of a number near 1, by which each step of a sum of floats may be off.</summary>
    private const double Rounding = 1.0 / (1 << 24);

    private const float MostLeft = 2, MostScale = 0.1f;

    private static OperatorCase MatMulNBits(CaseBuilder b)
    {
        int bits = b.Coin() ? 4 : 8, block = 16 << b.Next(3), depth = Length(b), columns = Length(b), blocks = (depth + block - 1) / block, level = b.Next(5);
        int[] rows = b.Shape(1, 2, empty: false);
        Feed? zeros = b.Next(4) switch
        {
            0 => null,
            1 when bits == 4 && level < 4 => b.Floats([columns, blocks], 0, 15),
            _ => b.Bytes([columns, ((blocks * bits) + 7) / 8]),
        };
        Feed numbers = b.Bytes([columns, blocks, block * bits / 8]) with { IsConstant = b.Coin() };
        Feed scales = b.Floats([columns, blocks], -MostScale, MostScale) with { IsConstant = numbers.IsConstant };
        zeros = zeros is null ? null : zeros with { IsConstant = numbers.IsConstant };
        return new("com.microsoft.MatMulNBits",
            [b.Floats([.. rows, depth], -MostLeft, MostLeft), numbers, scales, zeros, null, b.Next(4) == 0 ? b.Floats([columns]) with { IsConstant = true } : null],
            Attribute("K", depth), Attribute("N", columns), Attribute("bits", bits), Attribute("block_size", block), Attribute("accuracy_level", level))
        {
            // A matrix that it packs for eight bits on the left, ONNX Runtime takes with scales that the file holds, or computes with none.
            Plain = level == 4 ? [1, 2, 3, 5] : [5], AbsoluteTolerance = Tolerance(depth, ((1 << bits) - 1) * MostScale, level == 4),
        };
    }

    /// <summary>
    /// The most by which two engines' sums of products may differ: each step rounds, and where ONNX Runtime keeps the left side in eight
    /// bits, each of its numbers is off by half a step of 1/127 of its block's largest.
    /// </summary>
    private static double Tolerance(int depth, double mostRight, bool isLeftRounded)
    {
        double terms = depth * MostLeft * mostRight;
        return (2 * (depth + 8) * Rounding * terms) + (isLeftRounded ? terms / 254 : 0);
    }

    private static OperatorCase MatMulBnb4(CaseBuilder b)
    {
        int block = 16 << b.Next(3), depth = Length(b), columns = Length(b), count = depth * columns;
        return new("com.microsoft.MatMulBnb4",
            [
                b.Floats([.. b.Shape(1, 2, empty: false), depth], -MostLeft, MostLeft),
                b.Bytes([(count + 1) / 2]) with { IsConstant = true },
                b.Floats([(count + block - 1) / block], 0, MostScale) with { IsConstant = true },
            ],
            Attribute("K", depth), Attribute("N", columns), Attribute("block_size", block), Attribute("quant_type", b.Next(2)))
        {
            AbsoluteTolerance = Tolerance(depth, MostScale, isLeftRounded: false),
        };
    }

    private static OperatorCase GatherBlockQuantized(CaseBuilder b)
    {
        int bits = b.Coin() ? 4 : 8, block = 16 << b.Next(2), rows = 1 + b.Next(6), width = 2 * (1 + b.Next(40)), blocks = (width + block - 1) / block;
        int[] inner = b.Shape(0, 1, empty: false);
        return new("com.microsoft.GatherBlockQuantized",
            [
                b.Bytes([rows, .. inner, width * bits / 8]),
                b.Integers(b.Shape(0, 2), -rows, rows),
                b.Floats([rows, .. inner, blocks], -MostScale, MostScale) with { IsConstant = true },
                b.Coin() ? null : b.Bytes([rows, .. inner, ((blocks * bits) + 7) / 8]) with { IsConstant = true },
            ],
            Attribute("quantize_axis", 1 + inner.Length), Attribute("block_size", block), Attribute("bits", bits))
        {
            Plain = [2, 3],
        };
    }

    private static OperatorCase MatMulInteger(CaseBuilder b)
    {
        int[] batch = b.Shape(0, 2, empty: false);
        int rows = Length(b), depth = Length(b), columns = Length(b);
        bool isLeftSigned = b.Next(4) == 0, isRightSigned = b.Coin();
        int[] right = b.Coin() ? [depth, columns] : [.. batch, depth, columns];
        Feed? rightZeros = b.Next(3) switch
        {
            0 => null,
            1 => Small(b, isRightSigned, []),
            _ => right.Length == 2 ? Small(b, isRightSigned, [columns]) : Small(b, isRightSigned, []),
        };
        return new("MatMulInteger",
        [
            Small(b, isLeftSigned, [.. batch, rows, depth]),
            Small(b, isRightSigned, right) with { IsConstant = b.Coin() },
            b.Coin() ? null : Small(b, isLeftSigned, []),
            rightZeros,
        ]);
    }

    private static OperatorCase Linear(CaseBuilder b, string name)
    {
        bool quantizes = name == "QuantizeLinear", isSigned = b.Coin();
        int[] shape = b.Shape(1, 4, empty: false);
        int axis = b.Next(shape.Length), block = b.Next(3) == 0 ? 2 + b.Next(3) : 0;
        block = shape.Aggregate(1, (a, size) => a * size) / shape[axis] * ((shape[axis] + Math.Max(block, 1) - 1) / Math.Max(block, 1)) == 1 ? 0 : block;
        int[] scales = block > 0 ? [.. shape.Select((size, i) => i == axis ? (size + block - 1) / block : size)] : b.Coin() ? [] : [shape[axis]];
        Feed x = quantizes ? Reals(b, shape) : Small(b, isSigned, shape);
        Feed? zeros = b.Next(3) == 0 && (!quantizes || !isSigned) ? null : Small(b, isSigned, scales);
        List<AttributeProto> attributes = [Attribute("axis", axis - (b.Coin() ? shape.Length : 0))];
        attributes.AddRange(block > 0 ? [Attribute("block_size", block)] : []);
        return new(name, [x, b.Floats(scales, 0.01f, 0.2f), zeros], [.. attributes]) { OperatorSet = block > 0 ? 21 : b.Coin() ? 13 : 19 };
    }

    /// <summary>Numbers of which some are far out, and now and then all are zero.</summary>
    private static Feed Reals(CaseBuilder b, int[] shape) => b.Next(10) == 0 ? b.Floats(shape, 0, 0) : b.Floats(shape, b.Next(3) * -5f, 1 + (b.Next(3) * 20f));

    private static Feed Small(CaseBuilder b, bool isSigned, int[] shape) => isSigned ? b.SignedBytes(shape) : b.Bytes(shape);

    private static int Length(CaseBuilder b) => b.Next(4) == 0 ? 1 + b.Next(150) : 1 + b.Next(24);
}
