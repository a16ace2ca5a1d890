using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>ONNX's QuantizeLinear: x / scale rounded to even, plus a zero point, kept in eight bits.</summary>
internal sealed class QuantizeLinear : Operator
{
    private readonly ScaleGrid _grid;
    private readonly ElementType? _type;

    public QuantizeLinear(NodeAttributes attributes)
    {
        attributes.RequireKnown("axis", "block_size", "output_dtype", "saturate", "precision");
        attributes.OneOf("precision", 0, 0, (int)ElementType.Float);
        long type = attributes.OneOf("output_dtype", 0, 0, (int)ElementType.Byte, (int)ElementType.Int8);
        _type = type == 0 ? null : (ElementType)type;
        _grid = new ScaleGrid(attributes);
    }

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0), scale = call.Dense(1);
        x.Require(ElementType.Float);
        scale.Require(ElementType.Float);
        Tensor? zeros = call.Has(2) ? call.Dense(2) : null;
        ElementType type = zeros?.Type ?? _type ?? ElementType.Byte;
        if (type is not (ElementType.Byte or ElementType.Int8) || (_type is not null && _type != type))
        {
            throw new OperatorException($"a zero point of {type}", _type is null ? "uint8 or int8" : $"{_type}");
        }

        Tensor result = call.Allocate(0, type, x.Shape);
        Span<float> values = x.Span<float>(), scales = scale.Span<float>();
        Span<byte> numbers = result.Bytes;
        bool isSigned = type == ElementType.Int8;
        ScaleGrid.Walk walk = _grid.Over(x.Shape, scale.Shape, zeros?.Shape);
        for (int i = 0; i < values.Length; i++)
        {
            int at = walk.At(i);
            float zero = zeros is null ? 0 : isSigned ? zeros.Span<sbyte>()[at] : zeros.Span<byte>()[at];
            float number = MathF.Round(values[i] / scales[at]) + zero;
            numbers[i] = isSigned ? unchecked((byte)(sbyte)Math.Clamp(number, sbyte.MinValue, sbyte.MaxValue)) : (byte)Math.Clamp(number, byte.MinValue, byte.MaxValue);
        }
    }
}

/// <summary>ONNX's DequantizeLinear: (x − zero point) · scale.</summary>
internal sealed class DequantizeLinear : Operator
{
    private readonly ScaleGrid _grid;

    public DequantizeLinear(NodeAttributes attributes)
    {
        attributes.RequireKnown("axis", "block_size", "output_dtype");
        attributes.OneOf("output_dtype", 0, 0, (int)ElementType.Float, (int)ElementType.Float16, (int)ElementType.BFloat16);
        _grid = new ScaleGrid(attributes);
    }

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0), scale = call.Dense(1);
        scale.Require(ElementType.Float);
        Tensor? zeros = call.Has(2) ? call.Dense(2) : null;
        zeros?.Require(x.Type);
        Tensor result = call.Allocate(0, ElementType.Float, x.Shape);
        ScaleGrid.Walk walk = _grid.Over(x.Shape, scale.Shape, zeros?.Shape);
        switch (x.Type)
        {
            case ElementType.Byte or ElementType.UInt4:
                Widen(x.Span<byte>(), zeros is null ? default : zeros.Span<byte>(), scale.Span<float>(), result.Span<float>(), walk);
                break;
            case ElementType.Int8:
                Widen(x.Span<sbyte>(), zeros is null ? default : zeros.Span<sbyte>(), scale.Span<float>(), result.Span<float>(), walk);
                break;
            case ElementType.Int32:
                Widen(x.Span<int>(), zeros is null ? default : zeros.Span<int>(), scale.Span<float>(), result.Span<float>(), walk);
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "uint8, int8, int32, uint4 or int4");
        }
    }

    private static void Widen<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> zeros, ReadOnlySpan<float> scales, Span<float> result, ScaleGrid.Walk walk)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            int at = walk.At(i);
            long number = long.CreateTruncating(x[i]) - (zeros.IsEmpty ? 0 : long.CreateTruncating(zeros[at]));
            result[i] = number * scales[at];
        }
    }
}

/// <summary>Which scale belongs to an element: the only one, that of its place along an axis, or that of its block along the axis.</summary>
internal sealed class ScaleGrid(NodeAttributes attributes)
{
    private readonly long _axis = attributes.Int("axis", 1);
    private readonly int _block = attributes.Int("block_size", 0) == 0 ? 0 : attributes.RequiredCount("block_size");

    /// <exception cref="OperatorException">The scales do not fit the elements, or the zero points the scales.</exception>
    public Walk Over(in Dimensions shape, in Dimensions scales, in Dimensions? zeros)
    {
        if (zeros is { } points && !points.SequenceEqual(scales) && points.Count * scales.Count != 1)
        {
            throw new OperatorException($"zero points of shape {points} for scales of {scales}", "one a scale");
        }

        if (_block == 0 && scales.Count == 1 && scales.Rank <= 1)
        {
            return new Walk(int.MaxValue, 1, 1, 1);
        }

        int axis = Layout.Axis(_axis, shape.Rank), inner = new Dimensions(shape.Values[(axis + 1)..]).Count, size = shape[axis];
        if (_block == 0)
        {
            return scales.Rank == 1 && scales[0] == size ? new Walk(inner, size, 1, 1)
                : throw new OperatorException($"scales of shape {scales} for {shape}", $"one, or {size} along axis {axis}");
        }

        int blocks = size == 0 ? 0 : ((size - 1) / _block) + 1;
        Dimensions expected = shape;
        expected[axis] = blocks;
        return scales.SequenceEqual(expected) ? new Walk(inner, size, _block, blocks)
            : throw new OperatorException($"scales of shape {scales} for {shape} in blocks of {_block}", $"{expected}");
    }

    /// <summary>The scales of a tensor's elements in row-major order.</summary>
    /// <param name="inner">Elements between neighbours along the axis.</param>
    /// <param name="size">Elements along the axis.</param>
    /// <param name="block">Elements of a block along the axis.</param>
    /// <param name="blocks">Blocks along the axis; 1 where each place has its own scale, or all one.</param>
    internal readonly struct Walk(int inner, int size, int block, int blocks)
    {
        public int At(int element)
        {
            int place = element / inner % size;
            return block == 1 && blocks == 1 ? place : (((element / inner / size * blocks) + (place / block)) * inner) + (element % inner);
        }
    }
}

/// <summary>ONNX's DynamicQuantizeLinear: eight bits, with the scale and zero point that the elements ask for.</summary>
internal sealed class DynamicQuantizeLinear : Operator
{
    public override bool Computes(int output) => output <= 2;

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        Span<float> values = x.Span<float>();
        float least = values.IsEmpty ? 0 : Math.Min(0, System.Numerics.Tensors.TensorPrimitives.Min<float>(values));
        float most = values.IsEmpty ? 0 : Math.Max(0, System.Numerics.Tensors.TensorPrimitives.Max<float>(values));
        float scale = most == least ? 1 : (most - least) / byte.MaxValue;
        float zero = MathF.Round(Math.Clamp(-least / scale, byte.MinValue, byte.MaxValue));
        if (call.Wants(0))
        {
            Span<byte> numbers = call.Allocate(0, ElementType.Byte, x.Shape).Span<byte>();
            for (int i = 0; i < values.Length; i++)
            {
                numbers[i] = (byte)Math.Clamp(MathF.Round(values[i] / scale) + zero, byte.MinValue, byte.MaxValue);
            }
        }

        if (call.Wants(1))
        {
            call.Allocate(1, ElementType.Float, default).Span<float>()[0] = scale;
        }

        if (call.Wants(2))
        {
            call.Allocate(2, ElementType.Byte, default).Span<byte>()[0] = (byte)zero;
        }
    }
}
