using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Rows of whole numbers of four or eight bits, with a scale and a zero point for each block of a row: (number − zero) · scale. Of four
/// bits, the lower half of a byte is the number before the upper half's.
/// </summary>
internal readonly ref struct BlockRows
{
    /// <summary>Numbers that are taken at once: eight bytes of them where they have four bits.</summary>
    private const int Unit = 16;

    private const int Lanes = 8;

    /// <summary>[rows, blocks, bytes of a block].</summary>
    public required ReadOnlySpan<byte> Numbers { get; init; }

    /// <summary>[rows, blocks].</summary>
    public required ReadOnlySpan<float> Scales { get; init; }

    /// <summary>Packed as the numbers are, each row beginning on a byte; empty where all are half of the numbers' range.</summary>
    public ReadOnlySpan<byte> Zeros { get; init; }

    /// <summary>[rows, blocks], in place of <see cref="Zeros"/>.</summary>
    public ReadOnlySpan<float> RealZeros { get; init; }

    /// <summary>4 or 8.</summary>
    public required int Bits { get; init; }

    /// <summary>Numbers a block: a multiple of 16.</summary>
    public required int BlockSize { get; init; }

    public required int Blocks { get; init; }

    /// <summary>Elements that <see cref="Arrange"/> writes: the numbers of a row with those that fill its last block.</summary>
    public int ArrangedLength => Blocks * BlockSize;

    /// <summary>Bytes of packed numbers, each row beginning on a byte.</summary>
    public static long PackedLength(long rows, long columns, int bits) => rows * (((columns * bits) + 7) / 8);

    /// <summary>Writes a vector in the order in which the numbers unpack: of sixteen, the even ones before the odd; zeros behind the end.</summary>
    public void Arrange(ReadOnlySpan<float> x, Span<float> arranged)
    {
        if (Bits == 8)
        {
            x.CopyTo(arranged);
            arranged[x.Length..].Clear();
            return;
        }

        int k = 0;
        for (; k + Unit <= x.Length; k += Unit)
        {
            for (int i = 0; i < Lanes; i++)
            {
                arranged[k + i] = x[k + (2 * i)];
                arranged[k + Lanes + i] = x[k + (2 * i) + 1];
            }
        }

        arranged[k..].Clear();
        for (int i = k; i < x.Length; i++)
        {
            arranged[k + ((i - k) / 2) + ((i & 1) * Lanes)] = x[i];
        }
    }

    /// <summary>The product of one row with a vector that <see cref="Arrange"/> wrote.</summary>
    public float Dot(int row, ReadOnlySpan<float> arranged)
    {
        Vector256<float> total = Vector256<float>.Zero;
        int bytes = BlockSize * Bits / 8;
        ref byte numbers = ref Unsafe.Add(ref MemoryMarshal.GetReference(Numbers), (nint)row * Blocks * bytes);
        ref float x = ref MemoryMarshal.GetReference(arranged);
        for (int block = 0; block < Blocks; block++)
        {
            Vector256<float> zero = Vector256.Create(Zero(row, block));
            Vector256<float> sum = Bits == 4
                ? OfFourBits(ref Unsafe.Add(ref numbers, block * bytes), bytes, zero, ref Unsafe.Add(ref x, block * BlockSize))
                : OfEightBits(ref Unsafe.Add(ref numbers, block * bytes), bytes, zero, ref Unsafe.Add(ref x, block * BlockSize));
            total = Vector256.MultiplyAddEstimate(sum, Vector256.Create(Scales[(row * Blocks) + block]), total);
        }

        return Vector256.Sum(total);
    }

    /// <summary>Writes the first numbers of a row as what they stand for.</summary>
    public void Widen(int row, Span<float> result)
    {
        int bytes = BlockSize * Bits / 8;
        ReadOnlySpan<byte> numbers = Numbers.Slice(row * Blocks * bytes, Blocks * bytes);
        for (int k = 0; k < result.Length; k++)
        {
            int block = k / BlockSize;
            int number = Bits == 8 ? numbers[k] : (numbers[k / 2] >> (4 * (k & 1))) & 15;
            result[k] = (number - Zero(row, block)) * Scales[(row * Blocks) + block];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Zero(int row, int block)
    {
        if (!RealZeros.IsEmpty)
        {
            return RealZeros[(row * Blocks) + block];
        }

        if (Zeros.IsEmpty)
        {
            return 1 << (Bits - 1);
        }

        return Bits == 8 ? Zeros[(row * Blocks) + block] : (Zeros[(row * ((Blocks + 1) / 2)) + (block / 2)] >> (4 * (block & 1))) & 15;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfFourBits(ref byte numbers, int bytes, Vector256<float> zero, ref float x)
    {
        Vector256<float> even = Vector256<float>.Zero, odd = even;
        for (int i = 0; i < bytes; i += Lanes)
        {
            Vector128<byte> packed = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref numbers, i))).AsByte();
            Vector128<byte> low = packed & Vector128.Create((byte)15), high = (packed.AsUInt16() >> 4).AsByte() & Vector128.Create((byte)15);
            even = Vector256.MultiplyAddEstimate(ToFloats(low) - zero, Vector256.LoadUnsafe(ref x, (nuint)(2 * i)), even);
            odd = Vector256.MultiplyAddEstimate(ToFloats(high) - zero, Vector256.LoadUnsafe(ref x, (nuint)((2 * i) + Lanes)), odd);
        }

        return even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfEightBits(ref byte numbers, int bytes, Vector256<float> zero, ref float x)
    {
        Vector256<float> first = Vector256<float>.Zero, second = first;
        for (int i = 0; i < bytes; i += 2 * Lanes)
        {
            Vector128<byte> packed = Vector128.LoadUnsafe(ref numbers, (nuint)i);
            Vector128<byte> upper = Vector128.CreateScalarUnsafe(packed.AsUInt64().GetElement(1)).AsByte();
            first = Vector256.MultiplyAddEstimate(ToFloats(packed) - zero, Vector256.LoadUnsafe(ref x, (nuint)i), first);
            second = Vector256.MultiplyAddEstimate(ToFloats(upper) - zero, Vector256.LoadUnsafe(ref x, (nuint)(i + Lanes)), second);
        }

        return first + second;
    }

    /// <summary>The first eight bytes as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToFloats(Vector128<byte> bytes)
    {
        if (Avx2.IsSupported)
        {
            return Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(bytes));
        }

        Vector128<ushort> words = Vector128.WidenLower(bytes);
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }
}
