using System.Numerics.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>Normalisations of one row.</summary>
internal static class Normal
{
    /// <summary>x / √(mean x² + ε) · scale (Zhang and Sennrich 2019); the result may be the row itself.</summary>
    public static void RootMeanSquare(ReadOnlySpan<float> x, ReadOnlySpan<float> scale, float epsilon, Span<float> result)
    {
        TensorPrimitives.Multiply(x, 1 / float.Sqrt((TensorPrimitives.SumOfSquares(x) / x.Length) + epsilon), result);
        TensorPrimitives.Multiply(result, scale, result);
    }

    /// <summary>(x − mean) / √(variance + ε) · scale + shift (Ba, Kiros and Hinton 2016); the result may be the row itself.</summary>
    /// <param name="x">The row.</param>
    /// <param name="scale">As long.</param>
    /// <param name="shift">As long, or empty for none.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="result">As long.</param>
    public static void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, float epsilon, Span<float> result)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / x.Length, result);
        float variance = TensorPrimitives.SumOfSquares<float>(result) / x.Length;
        TensorPrimitives.Multiply(result, 1 / float.Sqrt(variance + epsilon), result);
        TensorPrimitives.Multiply(result, scale, result);
        if (!shift.IsEmpty)
        {
            TensorPrimitives.Add(result, shift, result);
        }
    }
}
