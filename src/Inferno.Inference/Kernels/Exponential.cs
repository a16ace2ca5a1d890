using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Functions made of the exponential, in single precision throughout: within 2 units in the last place, and several
/// times as fast as a library that widens to double.
/// </summary>
internal static class Exponential
{
    /// <summary>Writes exp(xᵢ − shift) and returns the sum.</summary>
    public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> result) =>
        Vector512.IsHardwareAccelerated && x.Length >= Vector512<float>.Count ? Wide<Lanes512, Vector512<float>>.ExpSum(x, shift, result)
        : Vector256.IsHardwareAccelerated && x.Length >= Vector256<float>.Count ? Wide<Lanes256, Vector256<float>>.ExpSum(x, shift, result)
        : Wide<Lanes128, Vector128<float>>.ExpSum(x, shift, result);

    /// <summary>Writes 1 / (1 + exp(−xᵢ)).</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> result)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Wide<Lanes512, Vector512<float>>.Sigmoid(x, result);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Wide<Lanes256, Vector256<float>>.Sigmoid(x, result);
        }
        else
        {
            Wide<Lanes128, Vector128<float>>.Sigmoid(x, result);
        }
    }

    /// <summary>Writes xᵢ · sigmoid(u(xᵢ)), block by block; the result may be the input's memory.</summary>
    /// <param name="x">The values.</param>
    /// <param name="result">As many.</param>
    /// <param name="u">Writes u of each value of a block.</param>
    public static void Gate(ReadOnlySpan<float> x, Span<float> result, Action<ReadOnlySpan<float>, Span<float>> u)
    {
        const int Block = 256;
        Span<float> scratch = stackalloc float[Block];
        for (int start = 0; start < x.Length; start += Block)
        {
            ReadOnlySpan<float> part = x[start..Math.Min(start + Block, x.Length)];
            Span<float> gate = scratch[..part.Length];
            u(part, gate);
            Sigmoid(gate, gate);
            TensorPrimitives.Multiply(part, gate, result[start..]);
        }
    }

    private static class Wide<TLanes, TVector>
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> result)
        {
            int i = 0, width = TLanes.Width;
            TVector sums = TLanes.Zero, shifts = TLanes.Broadcast(shift);
            ref float from = ref MemoryMarshal.GetReference(x);
            ref float to = ref MemoryMarshal.GetReference(result);
            for (; i + width <= x.Length; i += width)
            {
                TVector value = Exp(TLanes.Subtract(TLanes.Load(ref Unsafe.Add(ref from, i)), shifts));
                TLanes.Store(value, ref Unsafe.Add(ref to, i));
                sums = TLanes.Add(sums, value);
            }

            if (i < x.Length)
            {
                // Minus infinity in the lanes behind the end adds nothing to the sum.
                Span<float> rest = stackalloc float[width];
                rest.Fill(float.NegativeInfinity);
                x[i..].CopyTo(rest);
                TVector value = Exp(TLanes.Subtract(TLanes.Load(ref rest[0]), shifts));
                TLanes.Store(value, ref rest[0]);
                rest[..(x.Length - i)].CopyTo(result[i..]);
                sums = TLanes.Add(sums, value);
            }

            return Vector128.Sum(TLanes.Fold(sums));
        }

        public static void Sigmoid(ReadOnlySpan<float> x, Span<float> result)
        {
            int i = 0, width = TLanes.Width;
            ref float from = ref MemoryMarshal.GetReference(x);
            ref float to = ref MemoryMarshal.GetReference(result);
            for (; i + width <= x.Length; i += width)
            {
                TLanes.Store(Sigmoid(TLanes.Load(ref Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
            }

            if (i < x.Length)
            {
                Span<float> rest = stackalloc float[width];
                x[i..].CopyTo(rest);
                TLanes.Store(Sigmoid(TLanes.Load(ref rest[0])), ref rest[0]);
                rest[..(x.Length - i)].CopyTo(result[i..]);
            }
        }

        private static TVector Sigmoid(TVector x)
        {
            TVector one = TLanes.Broadcast(1);
            return TLanes.Divide(one, TLanes.Add(one, Exp(TLanes.Subtract(TLanes.Zero, x))));
        }

        /// <summary>
        /// 2ⁿ · exp(r) with n = round(x / ln 2) and the polynomial of Cephes' expf for exp(r) (Moshier, netlib.org/cephes).
        /// Below the smallest normal number the result is 0.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Exp(TVector x)
        {
            TVector bounded = TLanes.Min(x, TLanes.Broadcast(88.8f));
            TVector n = TLanes.Round(TLanes.MultiplyAdd(bounded, TLanes.Broadcast(1.44269504f), TLanes.Zero));
            TVector r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-0.693359375f), bounded);
            r = TLanes.MultiplyAdd(n, TLanes.Broadcast(2.12194440e-4f), r);
            TVector p = TLanes.Broadcast(1.9875691500e-4f);
            p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(1.3981999507e-3f));
            p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(8.3334519073e-3f));
            p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(4.1665795894e-2f));
            p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(1.6666665459e-1f));
            p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(5.0000001201e-1f));
            p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p, r, TLanes.Broadcast(1)), r, TLanes.Broadcast(1));
            return TLanes.ZeroBelow(TLanes.Scale(p, n), x, TLanes.Broadcast(-87.33f));
        }
    }
}
