using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Dot products of one vector with many rows, four rows at once: a product whose right side is stored column by column,
/// as attention reads its keys.
/// </summary>
internal static class RowDots
{
    /// <summary>Writes left · right where the left side's columns and the right side's rows are dense.</summary>
    public static void Multiply(Matrix left, Matrix right, Matrix result)
    {
        for (int row = 0; row < left.Rows; row++)
        {
            if (Vector512.IsHardwareAccelerated && left.Columns >= Vector512<float>.Count)
            {
                Row<Lanes512, Vector512<float>>(ref left[row, 0], right, ref result[row, 0]);
            }
            else if (Vector256.IsHardwareAccelerated && left.Columns >= Vector256<float>.Count)
            {
                Row<Lanes256, Vector256<float>>(ref left[row, 0], right, ref result[row, 0]);
            }
            else
            {
                Row<Lanes128, Vector128<float>>(ref left[row, 0], right, ref result[row, 0]);
            }
        }
    }

    private static void Row<TLanes, TVector>(ref float x, Matrix right, ref float result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int column = right.Columns >= 4 ? Fours<TLanes, TVector>(ref x, right, ref result) : 0;
        for (; column < right.Columns; column++)
        {
            Unsafe.Add(ref result, column) = Rest(ref x, ref right[0, column], 0, right.Rows);
        }
    }

    /// <summary>
    /// Four columns or more, by fours; the first column left over is returned. Never entered for fewer: a profile of short
    /// contexts would make the loop of long ones cold.
    /// </summary>
    private static int Fours<TLanes, TVector>(ref float x, Matrix right, ref float result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int column = 0;
        for (; column + 4 <= right.Columns; column += 4)
        {
            Four<TLanes, TVector>(ref x, ref right[0, column], right, ref Unsafe.Add(ref result, column));
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLanes, TVector>(ref float x, ref float first, Matrix right, ref float result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        ref float second = ref Unsafe.Add(ref first, right.ColumnStride);
        ref float third = ref Unsafe.Add(ref second, right.ColumnStride);
        ref float fourth = ref Unsafe.Add(ref third, right.ColumnStride);
        TVector a = TLanes.Zero, b = a, c = a, d = a;
        int k = 0;
        for (; k + TLanes.Width <= right.Rows; k += TLanes.Width)
        {
            TVector v = TLanes.Load(ref Unsafe.Add(ref x, k));
            a = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref first, k)), a);
            b = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref second, k)), b);
            c = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref third, k)), c);
            d = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref fourth, k)), d);
        }

        Vector128<float> e = TLanes.Fold(a), f = TLanes.Fold(b), g = TLanes.Fold(c), h = TLanes.Fold(d);
        for (; k + Vector128<float>.Count <= right.Rows; k += Vector128<float>.Count)
        {
            Vector128<float> v = Vector128.LoadUnsafe(ref x, (nuint)k);
            e = Vector128.MultiplyAddEstimate(v, Vector128.LoadUnsafe(ref first, (nuint)k), e);
            f = Vector128.MultiplyAddEstimate(v, Vector128.LoadUnsafe(ref second, (nuint)k), f);
            g = Vector128.MultiplyAddEstimate(v, Vector128.LoadUnsafe(ref third, (nuint)k), g);
            h = Vector128.MultiplyAddEstimate(v, Vector128.LoadUnsafe(ref fourth, (nuint)k), h);
        }

        Vector128<float> sums = Sums(e, f, g, h);
        if (k < right.Rows)
        {
            sums += Vector128.Create(Rest(ref x, ref first, k, right.Rows), Rest(ref x, ref second, k, right.Rows),
                Rest(ref x, ref third, k, right.Rows), Rest(ref x, ref fourth, k, right.Rows));
        }

        sums.StoreUnsafe(ref result);
    }

    private static Vector128<float> Sums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) =>
        Sse3.IsSupported
            ? Sse3.HorizontalAdd(Sse3.HorizontalAdd(a, b), Sse3.HorizontalAdd(c, d))
            : Vector128.Create(Vector128.Sum(a), Vector128.Sum(b), Vector128.Sum(c), Vector128.Sum(d));

    private static float Rest(ref float x, ref float y, int from, int to)
    {
        float sum = 0;
        for (int k = from; k < to; k++)
        {
            sum += Unsafe.Add(ref x, k) * Unsafe.Add(ref y, k);
        }

        return sum;
    }
}
