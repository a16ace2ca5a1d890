using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>
/// A constant right-hand matrix, cut into the panels of the kernel that suits its width and kept in the type in which it came:
/// sixteen bits a weight are widened a block at a time, as the kernel gets to them.
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Floats of a widened block: half of a first-level cache.</summary>
    private const int BlockLength = 4096;

    private readonly PanelKernel _kernel;
    private readonly ElementType _type;
    private readonly Lock _packing = new();
    private Tensor? _source;
    private TensorBuffer? _panels;

    private PackedMatrix(Tensor source)
    {
        (Depth, Columns, _type, _source) = (source.Shape[0], source.Shape[1], source.Type, source);
        _kernel = PanelKernels.For(Columns);
        if (_kernel.PackedLength(Depth, Columns) > int.MaxValue)
        {
            throw new OperatorException($"a matrix of {Depth} by {Columns}", $"at most {int.MaxValue} elements");
        }
    }

    /// <summary>Rows, and so the columns that the left side has to have.</summary>
    public int Depth { get; }

    public int Columns { get; }

    /// <summary>Whether a constant is one that can be packed.</summary>
    public static bool Takes(Tensor? constant) =>
        constant is { Type: ElementType.Float or ElementType.Float16 or ElementType.BFloat16, Rank: 2, Count: > 0 };

    /// <summary>A matrix, or its transpose, that is packed when it is first used unless <see cref="Pack"/> is called before.</summary>
    public static PackedMatrix Of(Tensor tensor, bool transposed = false)
    {
        if (!transposed)
        {
            return new PackedMatrix(tensor);
        }

        Tensor turned = new();
        turned.BindView(tensor, new Dimensions(tensor.Shape[1], tensor.Shape[0]), new Dimensions(tensor.Strides[1], tensor.Strides[0]), tensor.Offset);
        return new PackedMatrix(turned);
    }

    /// <summary>Copies the matrix into panels, once, and lets go of it.</summary>
    public void Pack()
    {
        lock (_packing)
        {
            if (_source is not { } source)
            {
                return;
            }

            TensorBuffer panels = new(_kernel.PackedLength(Depth, Columns) * _type.Size());
            if (_type == ElementType.Float)
            {
                Matrix matrix = new(ref source.Origin<float>(), Depth, Columns, source.Strides[0], source.Strides[1]);
                _kernel.Pack(matrix, MemoryMarshal.CreateSpan(ref panels.At<float>(0), (int)_kernel.PackedLength(Depth, Columns)));
            }
            else
            {
                PackNarrow(source, panels);
            }

            source.Forget();
            Volatile.Write(ref _panels, panels);
            _source = null;
        }
    }

    /// <summary>Writes left · this, both sides dense row-major.</summary>
    public void Multiply(Span<float> left, Span<float> result)
    {
        int rows = left.Length / Depth;
        if (rows == 0)
        {
            return;
        }

        if (_panels is null)
        {
            Pack();
        }

        Matrix factor = new(ref left[0], rows, Depth, Depth, 1), product = new(ref result[0], rows, Columns, Columns, 1);
        if (_type == ElementType.Float)
        {
            _kernel.Multiply(factor, new Panels(ref _panels!.At<float>(0), _kernel.PanelWidth, Depth * _kernel.PanelWidth, padded: true), product);
        }
        else
        {
            MultiplyWidened(factor, product);
        }
    }

    private void PackNarrow(Tensor source, TensorBuffer panels)
    {
        int width = _kernel.PanelWidth;
        for (int first = 0; first < Columns; first += width)
        {
            for (int row = 0; row < Depth; row++)
            {
                ref ushort from = ref Unsafe.Add(
                    ref source.Origin<ushort>(), ((nint)row * source.Strides[0]) + ((nint)first * source.Strides[1]));
                ref ushort to = ref Unsafe.Add(ref panels.At<ushort>(0), ((nint)first * Depth) + ((nint)row * width));
                for (int column = 0; column < width; column++)
                {
                    Unsafe.Add(ref to, column) = first + column < Columns ? Unsafe.Add(ref from, (nint)column * source.Strides[1]) : (ushort)0;
                }
            }
        }
    }

    /// <summary>Block by block, of as many rows of a panel as fit.</summary>
    [SkipLocalsInit]
    private void MultiplyWidened(Matrix left, Matrix result)
    {
        int width = _kernel.PanelWidth, steps = BlockLength / width;
        Span<float> block = stackalloc float[BlockLength];
        for (int column = 0, panel = 0; column < Columns; column += width, panel++)
        {
            Matrix target = new(ref result[0, column], result.Rows, Math.Min(width, Columns - column), result.RowStride, 1);
            for (int depth = 0; depth < Depth; depth += steps)
            {
                int taken = Math.Min(steps, Depth - depth);
                ref ushort bits = ref Unsafe.Add(ref _panels!.At<ushort>(0), ((nint)panel * Depth * width) + ((nint)depth * width));
                Widening.Widen(_type, MemoryMarshal.CreateReadOnlySpan(ref bits, taken * width), block);
                _kernel.Multiply(
                    new Matrix(ref left[0, depth], left.Rows, taken, left.RowStride, 1),
                    new Panels(ref block[0], width, taken * width, padded: true),
                    target,
                    add: depth > 0);
            }
        }
    }
}
