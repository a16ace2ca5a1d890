using System.Numerics.Tensors;
using Inferno.Inference.Kernels;

namespace Inferno.Inference.Operators;

/// <summary>The element-wise functions of ONNX, by the kernels that compute them.</summary>
internal static class Functions
{
    public static readonly UnaryFunction Abs = new()
    {
        Float = TensorPrimitives.Abs, Double = TensorPrimitives.Abs, Int64 = TensorPrimitives.Abs, Int32 = TensorPrimitives.Abs,
    };

    public static readonly UnaryFunction Neg = new()
    {
        Float = TensorPrimitives.Negate, Double = TensorPrimitives.Negate, Int64 = TensorPrimitives.Negate, Int32 = TensorPrimitives.Negate,
    };

    public static readonly UnaryFunction Relu = new()
    {
        Float = (x, result) => TensorPrimitives.Max(x, 0, result),
        Double = (x, result) => TensorPrimitives.Max(x, 0, result),
        Int64 = (x, result) => TensorPrimitives.Max(x, 0, result),
        Int32 = (x, result) => TensorPrimitives.Max(x, 0, result),
    };

    public static readonly UnaryFunction Not = new() { Bool = (x, result) => TensorPrimitives.Xor(x, (byte)1, result) };

    public static readonly UnaryFunction Cos = new() { Float = TensorPrimitives.Cos, Double = TensorPrimitives.Cos };

    public static readonly UnaryFunction Sin = new() { Float = TensorPrimitives.Sin, Double = TensorPrimitives.Sin };

    public static readonly UnaryFunction Exp = new() { Float = TensorPrimitives.Exp, Double = TensorPrimitives.Exp };

    public static readonly UnaryFunction Log = new() { Float = TensorPrimitives.Log, Double = TensorPrimitives.Log };

    public static readonly UnaryFunction Sqrt = new() { Float = TensorPrimitives.Sqrt, Double = TensorPrimitives.Sqrt };

    public static readonly UnaryFunction Tanh = new() { Float = TensorPrimitives.Tanh, Double = TensorPrimitives.Tanh };

    public static readonly UnaryFunction Sigmoid = new() { Float = Exponential.Sigmoid, Double = TensorPrimitives.Sigmoid };

    public static readonly UnaryFunction Reciprocal = new() { Float = TensorPrimitives.Reciprocal, Double = TensorPrimitives.Reciprocal };

    public static readonly UnaryFunction Erf = new() { Float = ErrorFunction.Erf };

    public static readonly UnaryFunction Gelu = new() { Float = ErrorFunction.Gelu };

    public static readonly UnaryFunction GeluTanh = new() { Float = ErrorFunction.GeluTanh };

    public static readonly UnaryFunction Round = new() { Float = TensorPrimitives.Round, Double = TensorPrimitives.Round };

    public static readonly UnaryFunction Floor = new() { Float = TensorPrimitives.Floor, Double = TensorPrimitives.Floor };

    public static readonly UnaryFunction Ceil = new() { Float = TensorPrimitives.Ceiling, Double = TensorPrimitives.Ceiling };

    public static readonly UnaryFunction Sign = new()
    {
        Float = OfEach<float>(static x => float.IsNaN(x) ? x : float.Sign(x)),
        Double = OfEach<double>(static x => double.IsNaN(x) ? x : double.Sign(x)),
        Int64 = OfEach<long>(static x => long.Sign(x)),
        Int32 = OfEach<int>(static x => int.Sign(x)),
    };

    /// <summary>ln(1 + exp x), by way of what does not overflow.</summary>
    public static readonly UnaryFunction Softplus = new()
    {
        Float = OfEach<float>(static x => (float)(Math.Max(x, 0.0) + double.LogP1(Math.Exp(-Math.Abs((double)x))))),
    };

    /// <summary>x · sigmoid(αx) (Ramachandran, Zoph and Le 2017): ONNX's Swish and com.microsoft's QuickGelu.</summary>
    public static UnaryFunction Swish(float alpha) => new()
    {
        Float = (x, result) => Exponential.Gate(x, result, (part, gate) => TensorPrimitives.Multiply(part, alpha, gate)),
    };

    public static readonly BinaryFunction Add = new()
    {
        Float = PairFunctions.Sum<float>(),
        Double = PairFunctions.Sum<double>(),
        Int64 = PairFunctions.Sum<long>(),
        Int32 = PairFunctions.Sum<int>(),
        Byte = PairFunctions.Sum<byte>(),
        Sizes = static (algebra, left, right) => algebra.Add(left, right),
    };

    public static readonly BinaryFunction Sub = new()
    {
        Float = PairFunctions.Difference<float>(),
        Double = PairFunctions.Difference<double>(),
        Int64 = PairFunctions.Difference<long>(),
        Int32 = PairFunctions.Difference<int>(),
        Byte = PairFunctions.Difference<byte>(),
        Sizes = static (algebra, left, right) => algebra.Subtract(left, right),
    };

    public static readonly BinaryFunction Mul = new()
    {
        Float = PairFunctions.Product<float>(),
        Double = PairFunctions.Product<double>(),
        Int64 = PairFunctions.Product<long>(),
        Int32 = PairFunctions.Product<int>(),
        Byte = PairFunctions.Product<byte>(),
        Sizes = static (algebra, left, right) => algebra.Multiply(left, right),
    };

    public static readonly BinaryFunction Div = new()
    {
        Float = PairFunctions.Quotient<float>(),
        Double = PairFunctions.Quotient<double>(),
        Int64 = IntegerDivision.Quotient<long>(),
        Int32 = IntegerDivision.Quotient<int>(),
        Byte = IntegerDivision.Quotient<byte>(),
        Sizes = static (algebra, left, right) => algebra.Divide(left, right),
    };

    /// <summary>The remainder with the divisor's sign, for integers only.</summary>
    public static readonly BinaryFunction Modulo = new()
    {
        Int64 = IntegerDivision.Modulo<long>(), Int32 = IntegerDivision.Modulo<int>(), Byte = IntegerDivision.Modulo<byte>(),
    };

    /// <summary>The remainder with the dividend's sign.</summary>
    public static readonly BinaryFunction Remainder = new()
    {
        Float = PairFunctions.Of<float>(static (x, y) => x % y),
        Double = PairFunctions.Of<double>(static (x, y) => x % y),
        Int64 = IntegerDivision.Remainder<long>(),
        Int32 = IntegerDivision.Remainder<int>(),
    };

    public static readonly BinaryFunction Max = new()
    {
        Float = new(TensorPrimitives.Max, TensorPrimitives.Max),
        Double = new(TensorPrimitives.Max, TensorPrimitives.Max),
        Int64 = new(TensorPrimitives.Max, TensorPrimitives.Max),
        Int32 = new(TensorPrimitives.Max, TensorPrimitives.Max),
    };

    public static readonly BinaryFunction Min = new()
    {
        Float = new(TensorPrimitives.Min, TensorPrimitives.Min),
        Double = new(TensorPrimitives.Min, TensorPrimitives.Min),
        Int64 = new(TensorPrimitives.Min, TensorPrimitives.Min),
        Int32 = new(TensorPrimitives.Min, TensorPrimitives.Min),
    };

    public static readonly BinaryFunction And = new() { Bool = new(TensorPrimitives.BitwiseAnd, TensorPrimitives.BitwiseAnd) };

    public static readonly BinaryFunction Or = new() { Bool = new(TensorPrimitives.BitwiseOr, TensorPrimitives.BitwiseOr) };

    public static readonly BinaryFunction Power = new()
    {
        Float = new(Powers.Pow, Powers.Pow, TensorPrimitives.Pow),
        Double = new(TensorPrimitives.Pow, TensorPrimitives.Pow, TensorPrimitives.Pow),
        Int64 = PairFunctions.Of<long>(static (x, y) => (long)double.Pow(x, y)),
        Int32 = PairFunctions.Of<int>(static (x, y) => (int)double.Pow(x, y)),
    };

    private static UnaryMap<T> OfEach<T>(Func<T, T> function)
        where T : unmanaged => (x, result) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                result[i] = function(x[i]);
            }
        };
}
