using System.Runtime.CompilerServices;

namespace Inferno.Inference.Kernels;

/// <summary>A rectangle of floats with strides in elements.</summary>
internal readonly ref struct Matrix(ref float origin, int rows, int columns, int rowStride, int columnStride)
{
    public readonly ref float Origin = ref origin;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    public ref float this[int row, int column] =>
        ref Unsafe.Add(ref Origin, ((nint)row * RowStride) + ((nint)column * ColumnStride));
}
