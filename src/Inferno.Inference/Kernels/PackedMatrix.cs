using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>A constant right-hand matrix, cut into the panels of the kernel that suits its width.</summary>
internal sealed class PackedMatrix
{
    private readonly PanelKernel _kernel;
    private readonly TensorBuffer _panels;

    private PackedMatrix(Matrix matrix)
    {
        _kernel = PanelKernels.For(matrix.Columns);
        (Depth, Columns) = (matrix.Rows, matrix.Columns);
        long length = _kernel.PackedLength(Depth, Columns);
        if (length * sizeof(float) > Array.MaxLength)
        {
            throw new OperatorException($"a matrix of {Depth} by {Columns}", $"at most {Array.MaxLength} bytes");
        }

        _panels = new TensorBuffer((int)length * sizeof(float));
        _kernel.Pack(matrix, MemoryMarshal.Cast<byte, float>(_panels.Bytes));
    }

    /// <summary>Rows, and so the columns that the left side has to have.</summary>
    public int Depth { get; }

    public int Columns { get; }

    /// <summary>Packs a matrix of floats, or its transpose.</summary>
    public static PackedMatrix Of(Tensor tensor, bool transposed = false)
    {
        (int rows, int columns) = transposed ? (1, 0) : (0, 1);
        return new PackedMatrix(new Matrix(ref tensor.Origin<float>(),
            tensor.Shape[rows], tensor.Shape[columns], tensor.Strides[rows], tensor.Strides[columns]));
    }

    /// <summary>Writes left · this, both sides dense row-major.</summary>
    public void Multiply(Span<float> left, Span<float> result)
    {
        int rows = left.Length / Depth;
        if (rows > 0)
        {
            _kernel.Multiply(
                new Matrix(ref left[0], rows, Depth, Depth, 1),
                new Panels(ref _panels.At<float>(0), _kernel.PanelWidth, Depth * _kernel.PanelWidth, padded: true),
                new Matrix(ref result[0], rows, Columns, Columns, 1));
        }
    }
}
