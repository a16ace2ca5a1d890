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
        for (int panel = 0; panel < PanelCount(source.Columns); panel++)
        {
            int first = panel * PanelWidth, width = Math.Min(PanelWidth, source.Columns - first);
            for (int row = 0; row < source.Rows; row++)
            {
                Span<float> target = packed.Slice(((panel * source.Rows) + row) * PanelWidth, PanelWidth);
                for (int column = 0; column < width; column++)
                {
                    target[column] = source[row, first + column];
                }

                target[width..].Clear();
            }
        }
    }

    private int PanelCount(int columns) => (columns + PanelWidth - 1) / PanelWidth;
}
