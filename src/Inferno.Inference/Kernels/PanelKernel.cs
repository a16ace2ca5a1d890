using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Kernels;

/// <summary>Multiplies by a right-hand matrix that is cut into panels two vectors wide.</summary>
internal abstract class PanelKernel
{
    /// <summary>Columns a panel.</summary>
    public abstract int PanelWidth { get; }

    /// <summary>Writes left · right; the depth is the left side's columns and the width the result's, whose rows are dense.</summary>
    public abstract void Multiply(Matrix left, Panels right, Matrix result);

    /// <summary>Floats that the packed form of a matrix takes.</summary>
    public long PackedLength(int depth, int columns) => (long)depth * PanelWidth * PanelCount(columns);

    /// <summary>Copies a matrix into packed, zero-padded panels.</summary>
    public void Pack(Matrix source, Span<float> packed)
    {
        for (int first = 0; first < source.Columns; first += PanelWidth)
        {
            Matrix part = new(ref source[0, first], source.Rows, Math.Min(PanelWidth, source.Columns - first), source.RowStride, source.ColumnStride);
            Span<float> panel = packed.Slice(first * source.Rows, PanelWidth * source.Rows);
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
