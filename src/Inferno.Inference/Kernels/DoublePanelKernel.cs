using System.Runtime.CompilerServices;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Panels two vectors wide. Each is swept by four rows of the left side at a time, with eight accumulators, or by eight
/// where the processor has the registers; a single row takes four steps of the depth at a time, so that as many sums
/// are in flight.
/// </summary>
internal sealed class DoublePanelKernel<TLanes, TVector> : PanelKernel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int RowsAtOnce = 4;

    public override int PanelWidth => 2 * TLanes.Width;

    protected override void SweepRow(Matrix left, Panels right, Matrix result, bool add)
    {
        int width = 2 * TLanes.Width;
        for (int panel = 0, column = 0; column + width <= result.Columns; panel++, column += width)
        {
            OneRow(ref left.Origin, left.Columns, left.ColumnStride, ref right.At(panel, 0), right.RowStride, ref result[0, column], add);
        }
    }

    protected override void SweepRows(Matrix left, Panels right, Matrix result, bool add)
    {
        int width = 2 * TLanes.Width;
        for (int panel = 0, column = 0; column + width <= result.Columns; panel++, column += width)
        {
            ref float first = ref right.At(panel, 0);
            int row = ManyRows(left, ref first, right.RowStride, ref result[0, column], result.RowStride, add);
            for (; row < left.Rows; row++)
            {
                OneRow(ref left[row, 0], left.Columns, left.ColumnStride, ref first, right.RowStride, ref result[row, column], add);
            }
        }
    }

    /// <summary>Takes rows of the left side by eights and fours; the first row left over is returned.</summary>
    private static int ManyRows(Matrix left, ref float panel, int panelRow, ref float result, int resultRow, bool add)
    {
        int row = 0;
        for (; TLanes.HasManyRegisters && row + (2 * RowsAtOnce) <= left.Rows; row += 2 * RowsAtOnce)
        {
            EightRows(new Matrix(ref left[row, 0], 2 * RowsAtOnce, left.Columns, left.RowStride, left.ColumnStride),
                ref panel, panelRow, new Matrix(ref Unsafe.Add(ref result, (nint)row * resultRow), 2 * RowsAtOnce, 0, resultRow, 1), add);
        }

        for (; row + RowsAtOnce <= left.Rows; row += RowsAtOnce)
        {
            FourRows(new Matrix(ref left[row, 0], RowsAtOnce, left.Columns, left.RowStride, left.ColumnStride),
                ref panel, panelRow, new Matrix(ref Unsafe.Add(ref result, (nint)row * resultRow), RowsAtOnce, 0, resultRow, 1), add);
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRow(ref float left, int depth, int step, ref float panel, int panelRow, ref float result, bool add)
    {
        int width = TLanes.Width, k = 0;
        TVector a0 = add ? TLanes.Load(ref result) : TLanes.Zero;
        TVector a1 = add ? TLanes.Load(ref Unsafe.Add(ref result, width)) : TLanes.Zero;
        TVector b0 = TLanes.Zero, b1 = b0, c0 = b0, c1 = b0, d0 = b0, d1 = b0;
        ref float x = ref left;
        ref float w = ref panel;
        for (; k + 4 <= depth; k += 4)
        {
            TVector v = TLanes.Broadcast(x);
            a0 = TLanes.MultiplyAdd(v, TLanes.Load(ref w), a0);
            a1 = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref w, width)), a1);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, panelRow);
            v = TLanes.Broadcast(x);
            b0 = TLanes.MultiplyAdd(v, TLanes.Load(ref w), b0);
            b1 = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref w, width)), b1);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, panelRow);
            v = TLanes.Broadcast(x);
            c0 = TLanes.MultiplyAdd(v, TLanes.Load(ref w), c0);
            c1 = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref w, width)), c1);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, panelRow);
            v = TLanes.Broadcast(x);
            d0 = TLanes.MultiplyAdd(v, TLanes.Load(ref w), d0);
            d1 = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref w, width)), d1);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, panelRow);
        }

        for (; k < depth; k++)
        {
            TVector v = TLanes.Broadcast(x);
            a0 = TLanes.MultiplyAdd(v, TLanes.Load(ref w), a0);
            a1 = TLanes.MultiplyAdd(v, TLanes.Load(ref Unsafe.Add(ref w, width)), a1);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, panelRow);
        }

        TLanes.Store(TLanes.Add(TLanes.Add(a0, b0), TLanes.Add(c0, d0)), ref result);
        TLanes.Store(TLanes.Add(TLanes.Add(a1, b1), TLanes.Add(c1, d1)), ref Unsafe.Add(ref result, width));
    }

    private static void FourRows(Matrix left, ref float panel, int panelRow, Matrix result, bool add)
    {
        int width = TLanes.Width;
        TVector a0 = Start(ref result[0, 0], add), a1 = Start(ref result[0, width], add);
        TVector b0 = Start(ref result[1, 0], add), b1 = Start(ref result[1, width], add);
        TVector c0 = Start(ref result[2, 0], add), c1 = Start(ref result[2, width], add);
        TVector d0 = Start(ref result[3, 0], add), d1 = Start(ref result[3, width], add);
        ref float x = ref left.Origin;
        ref float w = ref panel;
        nint second = left.RowStride, third = 2 * second, fourth = 3 * second;
        for (int k = 0; k < left.Columns; k++)
        {
            TVector w0 = TLanes.Load(ref w), w1 = TLanes.Load(ref Unsafe.Add(ref w, width));
            TVector v = TLanes.Broadcast(x);
            a0 = TLanes.MultiplyAdd(v, w0, a0);
            a1 = TLanes.MultiplyAdd(v, w1, a1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, second));
            b0 = TLanes.MultiplyAdd(v, w0, b0);
            b1 = TLanes.MultiplyAdd(v, w1, b1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, third));
            c0 = TLanes.MultiplyAdd(v, w0, c0);
            c1 = TLanes.MultiplyAdd(v, w1, c1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, fourth));
            d0 = TLanes.MultiplyAdd(v, w0, d0);
            d1 = TLanes.MultiplyAdd(v, w1, d1);
            x = ref Unsafe.Add(ref x, left.ColumnStride);
            w = ref Unsafe.Add(ref w, panelRow);
        }

        Finish(a0, a1, ref result[0, 0]);
        Finish(b0, b1, ref result[1, 0]);
        Finish(c0, c1, ref result[2, 0]);
        Finish(d0, d1, ref result[3, 0]);
    }

    private static void EightRows(Matrix left, ref float panel, int panelRow, Matrix result, bool add)
    {
        int width = TLanes.Width;
        TVector a0 = Start(ref result[0, 0], add), a1 = Start(ref result[0, width], add);
        TVector b0 = Start(ref result[1, 0], add), b1 = Start(ref result[1, width], add);
        TVector c0 = Start(ref result[2, 0], add), c1 = Start(ref result[2, width], add);
        TVector d0 = Start(ref result[3, 0], add), d1 = Start(ref result[3, width], add);
        TVector e0 = Start(ref result[4, 0], add), e1 = Start(ref result[4, width], add);
        TVector f0 = Start(ref result[5, 0], add), f1 = Start(ref result[5, width], add);
        TVector g0 = Start(ref result[6, 0], add), g1 = Start(ref result[6, width], add);
        TVector h0 = Start(ref result[7, 0], add), h1 = Start(ref result[7, width], add);
        ref float x = ref left.Origin;
        ref float w = ref panel;
        nint row = left.RowStride;
        for (int k = 0; k < left.Columns; k++)
        {
            TVector w0 = TLanes.Load(ref w), w1 = TLanes.Load(ref Unsafe.Add(ref w, width));
            ref float y = ref Unsafe.Add(ref x, 4 * row);
            TVector v = TLanes.Broadcast(x);
            a0 = TLanes.MultiplyAdd(v, w0, a0);
            a1 = TLanes.MultiplyAdd(v, w1, a1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, row));
            b0 = TLanes.MultiplyAdd(v, w0, b0);
            b1 = TLanes.MultiplyAdd(v, w1, b1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, 2 * row));
            c0 = TLanes.MultiplyAdd(v, w0, c0);
            c1 = TLanes.MultiplyAdd(v, w1, c1);
            v = TLanes.Broadcast(Unsafe.Add(ref x, 3 * row));
            d0 = TLanes.MultiplyAdd(v, w0, d0);
            d1 = TLanes.MultiplyAdd(v, w1, d1);
            v = TLanes.Broadcast(y);
            e0 = TLanes.MultiplyAdd(v, w0, e0);
            e1 = TLanes.MultiplyAdd(v, w1, e1);
            v = TLanes.Broadcast(Unsafe.Add(ref y, row));
            f0 = TLanes.MultiplyAdd(v, w0, f0);
            f1 = TLanes.MultiplyAdd(v, w1, f1);
            v = TLanes.Broadcast(Unsafe.Add(ref y, 2 * row));
            g0 = TLanes.MultiplyAdd(v, w0, g0);
            g1 = TLanes.MultiplyAdd(v, w1, g1);
            v = TLanes.Broadcast(Unsafe.Add(ref y, 3 * row));
            h0 = TLanes.MultiplyAdd(v, w0, h0);
            h1 = TLanes.MultiplyAdd(v, w1, h1);
            x = ref Unsafe.Add(ref x, left.ColumnStride);
            w = ref Unsafe.Add(ref w, panelRow);
        }

        Finish(a0, a1, ref result[0, 0]);
        Finish(b0, b1, ref result[1, 0]);
        Finish(c0, c1, ref result[2, 0]);
        Finish(d0, d1, ref result[3, 0]);
        Finish(e0, e1, ref result[4, 0]);
        Finish(f0, f1, ref result[5, 0]);
        Finish(g0, g1, ref result[6, 0]);
        Finish(h0, h1, ref result[7, 0]);
    }

    private static TVector Start(ref float result, bool add) => add ? TLanes.Load(ref result) : TLanes.Zero;

    private static void Finish(TVector first, TVector second, ref float result)
    {
        TLanes.Store(first, ref result);
        TLanes.Store(second, ref Unsafe.Add(ref result, TLanes.Width));
    }
}
