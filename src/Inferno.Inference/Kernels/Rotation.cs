using System.Numerics.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>Rotary position embedding (Su et al. 2021): pairs of a vector's elements turned by an angle each.</summary>
internal static class Rotation
{
    /// <summary>Writes (x₁·c − x₂·s, x₁·s + x₂·c) for each pair, and what lies behind the pairs as it is.</summary>
    /// <param name="x">One head's vector.</param>
    /// <param name="cos">Cosines, one a pair.</param>
    /// <param name="sin">Sines, one a pair.</param>
    /// <param name="interleaved">Whether a pair lies side by side; else its halves lie half of the rotated elements apart.</param>
    /// <param name="result">As long as <paramref name="x"/>, and not the same memory.</param>
    public static void Rotate(ReadOnlySpan<float> x, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, bool interleaved, Span<float> result)
    {
        int half = cos.Length;
        if (interleaved)
        {
            for (int i = 0; i < half; i++)
            {
                float first = x[2 * i], second = x[(2 * i) + 1];
                result[2 * i] = (first * cos[i]) - (second * sin[i]);
                result[(2 * i) + 1] = (first * sin[i]) + (second * cos[i]);
            }
        }
        else
        {
            ReadOnlySpan<float> first = x[..half], second = x.Slice(half, half);
            Span<float> low = result[..half], high = result.Slice(half, half);
            TensorPrimitives.Multiply(first, cos, low);
            TensorPrimitives.Multiply(second, sin, high);
            TensorPrimitives.Subtract(low, high, low);
            TensorPrimitives.Multiply(first, sin, high);
            TensorPrimitives.MultiplyAdd(second, cos, high, high);
        }

        x[(2 * half)..].CopyTo(result[(2 * half)..]);
    }
}
