using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>The product of two matrices known only at run time, by the kernel that their layout and size suit.</summary>
internal static class MatrixProduct
{
    /// <summary>Rows from which packing a column-by-column right side pays for itself.</summary>
    private const int RowsWorthPacking = 8;

    /// <summary>Writes left · right, with scratch memory from the arena where the right side has to be packed.</summary>
    public static void Multiply(Matrix left, Matrix right, Matrix result, Arena arena)
    {
        PanelKernel kernel = PanelKernels.For(right.Columns);
        if (right.ColumnStride == 1)
        {
            kernel.Multiply(left, new Panels(ref right.Origin, right.RowStride, kernel.PanelWidth, padded: false), result);
        }
        else if (right.RowStride == 1 && left.ColumnStride == 1 && left.Rows < RowsWorthPacking)
        {
            RowDots.Multiply(left, right, result);
        }
        else
        {
            MultiplyPacked(kernel, left, right, result, arena);
        }
    }

    private static void MultiplyPacked(PanelKernel kernel, Matrix left, Matrix right, Matrix result, Arena arena)
    {
        long length = kernel.PackedLength(right.Rows, right.Columns);
        TensorBuffer scratch = arena.Rent(length * sizeof(float));
        scratch.Retain();
        Span<float> packed = MemoryMarshal.CreateSpan(ref scratch.At<float>(0), (int)length);
        kernel.Pack(right, packed);
        kernel.Multiply(left, new Panels(ref packed[0], kernel.PanelWidth, right.Rows * kernel.PanelWidth, padded: true), result);
        scratch.Release();
    }
}
