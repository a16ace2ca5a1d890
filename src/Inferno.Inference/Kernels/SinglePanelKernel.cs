using System.Runtime.CompilerServices;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Panels one vector wide, for matrices too narrow for two, such as the values of a small attention head. Eight rows of
/// the left side, or eight steps of a single row, are in flight at a time.
/// </summary>
internal sealed class SinglePanelKernel<TLanes, TVector> : PanelKernel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int AtOnce = 8;

    public override int PanelWidth => TLanes.Width;

    protected override void SweepRow(Matrix left, Panels right, Matrix result, bool add)
    {
        for (int panel = 0, column = 0; column + TLanes.Width <= result.Columns; panel++, column += TLanes.Width)
        {
            OneRow(ref left.Origin, left.Columns, left.ColumnStride, ref right.At(panel, 0), right.RowStride, ref result[0, column], add);
        }
    }

    protected override void SweepRows(Matrix left, Panels right, Matrix result, bool add)
    {
        for (int panel = 0, column = 0; column + TLanes.Width <= result.Columns; panel++, column += TLanes.Width)
        {
            ref float first = ref right.At(panel, 0);
            int row = 0;
            for (; row + AtOnce <= left.Rows; row += AtOnce)
            {
                EightRows(new Matrix(ref left[row, 0], AtOnce, left.Columns, left.RowStride, left.ColumnStride),
                    ref first, right.RowStride, new Matrix(ref result[row, column], AtOnce, 0, result.RowStride, 1), add);
            }

            for (; row < left.Rows; row++)
            {
                OneRow(ref left[row, 0], left.Columns, left.ColumnStride, ref first, right.RowStride, ref result[row, column], add);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRow(ref float left, int depth, nint step, ref float panel, nint line, ref float result, bool add)
    {
        int k = 0;
        TVector a = add ? TLanes.Load(ref result) : TLanes.Zero, b = TLanes.Zero, c = b, d = b, e = b, f = b, g = b, h = b;
        ref float x = ref left;
        ref float w = ref panel;
        for (; k + AtOnce <= depth; k += AtOnce)
        {
            a = Step(ref x, ref w, a);
            b = Step(ref Unsafe.Add(ref x, step), ref Unsafe.Add(ref w, line), b);
            c = Step(ref Unsafe.Add(ref x, 2 * step), ref Unsafe.Add(ref w, 2 * line), c);
            d = Step(ref Unsafe.Add(ref x, 3 * step), ref Unsafe.Add(ref w, 3 * line), d);
            e = Step(ref Unsafe.Add(ref x, 4 * step), ref Unsafe.Add(ref w, 4 * line), e);
            f = Step(ref Unsafe.Add(ref x, 5 * step), ref Unsafe.Add(ref w, 5 * line), f);
            g = Step(ref Unsafe.Add(ref x, 6 * step), ref Unsafe.Add(ref w, 6 * line), g);
            h = Step(ref Unsafe.Add(ref x, 7 * step), ref Unsafe.Add(ref w, 7 * line), h);
            x = ref Unsafe.Add(ref x, AtOnce * step);
            w = ref Unsafe.Add(ref w, AtOnce * line);
        }

        for (; k < depth; k++)
        {
            a = Step(ref x, ref w, a);
            x = ref Unsafe.Add(ref x, step);
            w = ref Unsafe.Add(ref w, line);
        }

        TVector front = TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), back = TLanes.Add(TLanes.Add(e, f), TLanes.Add(g, h));
        TLanes.Store(TLanes.Add(front, back), ref result);
    }

    private static void EightRows(Matrix left, ref float panel, int panelRow, Matrix result, bool add)
    {
        TVector a = Start(ref result[0, 0], add), b = Start(ref result[1, 0], add), c = Start(ref result[2, 0], add), d = Start(ref result[3, 0], add);
        TVector e = Start(ref result[4, 0], add), f = Start(ref result[5, 0], add), g = Start(ref result[6, 0], add), h = Start(ref result[7, 0], add);
        nint row = left.RowStride;
        ref float x = ref left.Origin;
        ref float w = ref panel;
        for (int k = 0; k < left.Columns; k++)
        {
            TVector v = TLanes.Load(ref w);
            a = TLanes.MultiplyAdd(TLanes.Broadcast(x), v, a);
            b = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, row)), v, b);
            c = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 2 * row)), v, c);
            d = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 3 * row)), v, d);
            e = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 4 * row)), v, e);
            f = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 5 * row)), v, f);
            g = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 6 * row)), v, g);
            h = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, 7 * row)), v, h);
            x = ref Unsafe.Add(ref x, left.ColumnStride);
            w = ref Unsafe.Add(ref w, panelRow);
        }

        TLanes.Store(a, ref result[0, 0]);
        TLanes.Store(b, ref result[1, 0]);
        TLanes.Store(c, ref result[2, 0]);
        TLanes.Store(d, ref result[3, 0]);
        TLanes.Store(e, ref result[4, 0]);
        TLanes.Store(f, ref result[5, 0]);
        TLanes.Store(g, ref result[6, 0]);
        TLanes.Store(h, ref result[7, 0]);
    }

    private static TVector Step(ref float x, ref float w, TVector sum) => TLanes.MultiplyAdd(TLanes.Broadcast(x), TLanes.Load(ref w), sum);

    private static TVector Start(ref float result, bool add) => add ? TLanes.Load(ref result) : TLanes.Zero;
}
