using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inferno.Inference.Kernels;

/// <summary>Sums of products of whole numbers of eight bits, exact in 32.</summary>
internal static class IntegerDots
{
    /// <summary>Σ xᵢ (yᵢ − zero).</summary>
    /// <param name="x">Numbers in [−255, 255].</param>
    /// <param name="y">As many bytes.</param>
    /// <param name="isSigned">Whether the bytes are signed.</param>
    /// <param name="zero">A number of the bytes' range.</param>
    public static int Sum(ReadOnlySpan<short> x, ReadOnlySpan<byte> y, bool isSigned, short zero)
    {
        int k = 0, sum = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> sums = Vector256<int>.Zero;
            Vector256<short> zeros = Vector256.Create(zero);
            ref short left = ref MemoryMarshal.GetReference(x);
            ref byte right = ref MemoryMarshal.GetReference(y);
            for (; k + Vector256<short>.Count <= y.Length; k += Vector256<short>.Count)
            {
                Vector128<byte> bytes = Vector128.LoadUnsafe(ref right, (nuint)k);
                Vector256<short> wide = isSigned ? Avx2.ConvertToVector256Int16(bytes.AsSByte()) : Avx2.ConvertToVector256Int16(bytes);
                sums += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref left, (nuint)k), wide - zeros);
            }

            sum = Vector256.Sum(sums);
        }

        for (; k < y.Length; k++)
        {
            sum = unchecked(sum + (x[k] * ((isSigned ? (sbyte)y[k] : y[k]) - zero)));
        }

        return sum;
    }
}
