using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Kernels;

/// <summary>Multiplies by a right-hand matrix that is cut into panels one or two vectors wide.</summary>
internal abstract class PanelKernel
{
    /// <summary>Steps of the depth for which a panel stays in the first-level cache while many rows sweep it.</summary>
    private const int DepthBlock = 256;

    /// <summary>Steps that one row sums up at a time: sums of shorter sums lose less to rounding.</summary>
    private const int DepthBlockOfOneRow = 512;

    private const int PaddedRowsAtOnce = 8;

    /// <summary>Rows that are packed into all panels before the next: the source is read from front to back.</summary>
    private const int RowsPackedAtOnce = 64;

    /// <summary>Columns a panel.</summary>
    public abstract int PanelWidth { get; }

    /// <summary>Writes or adds left · right; the depth is the left side's columns and the width the result's, whose rows are dense.</summary>
    public void Multiply(Matrix left, Panels right, Matrix result, bool add = false)
    {
        int block = left.Rows > 1 ? DepthBlock : DepthBlockOfOneRow;
        for (int depth = 0; depth < left.Columns || depth == 0; depth += block)
        {
            int steps = Math.Min(block, left.Columns - depth);
            Matrix slice = new(ref left[0, depth], left.Rows, steps, left.RowStride, left.ColumnStride);
            SweepWhole(slice, right.From(0, depth), result, add || depth > 0);
            int whole = result.Columns / PanelWidth, rest = result.Columns % PanelWidth;
            if (rest > 0)
            {
                Matrix target = new(ref result[0, whole * PanelWidth], result.Rows, rest, result.RowStride, 1);
                SweepNarrow(slice, right.From(whole, depth), target, add || depth > 0);
            }
        }
    }

    /// <summary>Floats that the packed form of a matrix takes.</summary>
    public long PackedLength(int depth, int columns) => (long)depth * PanelWidth * PanelCount(columns);

    /// <summary>Copies a matrix into packed, zero-padded panels.</summary>
    public void Pack(Matrix source, Span<float> packed)
    {
        for (int row = 0; row < source.Rows; row += RowsPackedAtOnce)
        {
            int rows = Math.Min(RowsPackedAtOnce, source.Rows - row);
            for (int first = 0; first < source.Columns; first += PanelWidth)
            {
                Matrix part = new(ref source[row, first], rows, Math.Min(PanelWidth, source.Columns - first), source.RowStride, source.ColumnStride);
                PackPart(part, packed.Slice((first * source.Rows) + (row * PanelWidth), PanelWidth * rows));
            }
        }
    }

    /// <summary>Writes or adds the product of two rows or more with all whole panels.</summary>
    /// <param name="left">As deep as the panels.</param>
    /// <param name="right">The panels.</param>
    /// <param name="result">Its columns are written, as far as whole panels go.</param>
    /// <param name="add">Whether to add to what is there.</param>
    protected abstract void SweepRows(Matrix left, Panels right, Matrix result, bool add);

    /// <summary>
    /// As <see cref="SweepRows"/> for a single row: a prompt has many and a token one, and a method that served both would be
    /// optimised for the one that it met first.
    /// </summary>
    protected abstract void SweepRow(Matrix left, Panels right, Matrix result, bool add);

    private void SweepWhole(Matrix left, Panels right, Matrix result, bool add)
    {
        if (left.Rows == 1)
        {
            SweepRow(left, right, result, add);
        }
        else
        {
            SweepRows(left, right, result, add);
        }
    }

    /// <summary>The columns that no whole panel covers.</summary>
    private void SweepNarrow(Matrix left, Panels right, Matrix result, bool add)
    {
        if (right.Padded)
        {
            SweepPadded(left, right, result, add);
        }
        else
        {
            SweepRest(left, new Matrix(ref right.Origin, left.Columns, result.Columns, right.RowStride, 1), result, add);
        }
    }

    /// <summary>Columns of a row-major matrix by narrower kernels, as far as their panels go.</summary>
    private static void SweepRest(Matrix left, Matrix right, Matrix result, bool add)
    {
        int column = 0;
        while (column < right.Columns)
        {
            PanelKernel kernel = PanelKernels.For(right.Columns - column);
            Matrix rest = new(ref right[0, column], right.Rows, right.Columns - column, right.RowStride, 1);
            Matrix target = new(ref result[0, column], result.Rows, rest.Columns, result.RowStride, 1);
            if (kernel.PanelWidth > rest.Columns)
            {
                ReferenceProduct.Multiply(left, rest, target, add);
                return;
            }

            kernel.SweepWhole(left, new Panels(ref rest.Origin, right.RowStride, kernel.PanelWidth, padded: false), target, add);
            column += rest.Columns / kernel.PanelWidth * kernel.PanelWidth;
        }
    }

    /// <summary>The last panel, at its full width, into scratch memory.</summary>
    [SkipLocalsInit]
    private void SweepPadded(Matrix left, Panels right, Matrix result, bool add)
    {
        int width = PanelWidth;
        Span<float> scratch = stackalloc float[PaddedRowsAtOnce * width];
        for (int row = 0; row < left.Rows; row += PaddedRowsAtOnce)
        {
            int rows = Math.Min(PaddedRowsAtOnce, left.Rows - row);
            Matrix slice = new(ref left[row, 0], rows, left.Columns, left.RowStride, left.ColumnStride);
            SweepWhole(slice, right, new Matrix(ref scratch[0], rows, width, width, 1), add: false);
            for (int i = 0; i < rows; i++)
            {
                for (int column = 0; column < result.Columns; column++)
                {
                    ref float target = ref result[row + i, column];
                    target = scratch[(i * width) + column] + (add ? target : 0);
                }
            }
        }
    }

    private void PackPart(Matrix part, Span<float> panel)
    {
        if (part.Columns < PanelWidth)
        {
            panel.Clear();
        }

        if (part.ColumnStride == 1)
        {
            CopyRows(part, panel);
        }
        else
        {
            CopyColumns(part, ref panel[0]);
        }
    }

    private void CopyRows(Matrix part, Span<float> panel)
    {
        for (int row = 0; row < part.Rows; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(in part[row, 0], part.Columns).CopyTo(panel[(row * PanelWidth)..]);
        }
    }

    private void CopyColumns(Matrix part, ref float panel)
    {
        for (int column = 0; column < part.Columns; column++)
        {
            ref float from = ref part[0, column];
            ref float to = ref Unsafe.Add(ref panel, column);
            for (int row = 0; row < part.Rows; row++)
            {
                to = from;
                from = ref Unsafe.Add(ref from, part.RowStride);
                to = ref Unsafe.Add(ref to, PanelWidth);
            }
        }
    }

    private int PanelCount(int columns) => (columns + PanelWidth - 1) / PanelWidth;
}
