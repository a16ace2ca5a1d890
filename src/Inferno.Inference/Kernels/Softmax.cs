using System.Numerics.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>Softmax of one row. The maximum is subtracted first, so that large inputs do not overflow.</summary>
internal static class Softmax
{
    /// <summary>exp(xᵢ − max x) / Σ exp(xⱼ − max x).</summary>
    public static void Row(ReadOnlySpan<float> x, Span<float> result)
    {
        float sum = Exponential.ExpSum(x, TensorPrimitives.Max(x), result);
        TensorPrimitives.Multiply(result, 1 / sum, result);
    }

    /// <summary>xᵢ − max x − ln Σ exp(xⱼ − max x).</summary>
    public static void LogRow(ReadOnlySpan<float> x, Span<float> result)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), result);
        double sum = 0;
        foreach (float shifted in result)
        {
            sum += double.Exp(shifted);
        }

        TensorPrimitives.Subtract(result, (float)double.Log(sum), result);
    }
}
