using System.Numerics.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Powers of floats; the exponents that norms use, 2 and ½, need no logarithm.</summary>
internal static class Powers
{
    public static void Pow(ReadOnlySpan<float> x, ReadOnlySpan<float> exponent, Span<float> result) =>
        TensorPrimitives.Pow(x, exponent, result);

    public static void Pow(ReadOnlySpan<float> x, float exponent, Span<float> result)
    {
        switch (exponent)
        {
            case 2:
                TensorPrimitives.Multiply(x, x, result);
                break;
            case 0.5f:
                TensorPrimitives.Sqrt(x, result);
                break;
            default:
                TensorPrimitives.Pow(x, exponent, result);
                break;
        }
    }
}
