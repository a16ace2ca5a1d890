using System.Numerics.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>The error function and the activation made of it.</summary>
internal static class ErrorFunction
{
    /// <summary>
    /// erf x = 2/√π ∫₀ˣ exp(−t²) dt, by its Maclaurin series below 3 and its continued fraction above
    /// (Abramowitz and Stegun 7.1.6 and 7.1.14), in double precision.
    /// </summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        double value = size < 3 ? Series(size) : size < 6 ? 1 - Complement(size) : 1;
        return double.IsNaN(x) ? x : Math.CopySign(value, x);
    }

    public static void Erf(ReadOnlySpan<float> x, Span<float> result)
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)Erf(x[i]);
        }
    }

    /// <summary>x · ½(1 + erf(x/√2)) (Hendrycks and Gimpel 2016).</summary>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> result)
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)(0.5 * x[i] * (1 + Erf(x[i] / Math.Sqrt(2))));
        }
    }

    /// <summary>½x(1 + tanh u) = x / (1 + exp(−2u)) with u = √(2/π)(x + 0.044715x³), the approximation that GPT-2 was trained with.</summary>
    public static void GeluTanh(ReadOnlySpan<float> x, Span<float> result) => Exponential.Gate(x, result, static (part, gate) =>
    {
        TensorPrimitives.Multiply(part, part, gate);
        TensorPrimitives.Multiply(gate, 0.044715f, gate);
        TensorPrimitives.Add(gate, 1, gate);
        TensorPrimitives.Multiply(gate, part, gate);
        TensorPrimitives.Multiply(gate, 2 * MathF.Sqrt(2 / MathF.PI), gate);
    });

    private static double Series(double x)
    {
        double square = x * x, term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * sum; n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-square) * sum;
    }

    private static double Complement(double x)
    {
        double fraction = x;
        for (int n = 40; n >= 1; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
