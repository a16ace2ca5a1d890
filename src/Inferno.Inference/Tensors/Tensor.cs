using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>
/// Elements of one type seen through sizes and strides. A slot of a workspace is one such object for ever,
/// rebound to a new buffer or view by each node that writes it.
/// </summary>
internal sealed class Tensor
{
    private TensorBuffer? _buffer;

    public ElementType Type { get; private set; }

    public Dimensions Shape { get; private set; }

    /// <summary>
    /// Elements between neighbours along each axis; 0 along one that is stretched. An axis of size 1 always has the stride that it
    /// has in a dense tensor of the shape.
    /// </summary>
    public Dimensions Strides { get; private set; }

    /// <summary>Index of the first element in the buffer.</summary>
    public int Offset { get; private set; }

    /// <summary>Elements.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the elements lie row-major without gaps.</summary>
    public bool IsDense { get; private set; }

    public bool IsBound => _buffer is not null;

    public int Rank => Shape.Rank;

    /// <summary>A tensor that owns its memory outright: a weight or a constant.</summary>
    public static Tensor Allocate(ElementType type, in Dimensions shape)
    {
        Tensor tensor = new();
        tensor.BindDense(type, shape, new TensorBuffer((long)shape.Count * type.Size()));
        return tensor;
    }

    public static Tensor From<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> sizes)
        where T : unmanaged
    {
        Tensor tensor = Allocate(ElementTypes.Of<T>(), new Dimensions(sizes));
        values.CopyTo(tensor.Span<T>());
        return tensor;
    }

    /// <summary>Takes a buffer as dense row-major elements.</summary>
    public void BindDense(ElementType type, in Dimensions shape, TensorBuffer buffer) => BindRowMajor(type, buffer, shape, 0);

    /// <summary>Looks into another tensor's buffer.</summary>
    public void BindView(Tensor source, in Dimensions shape, in Dimensions strides, int offset) =>
        BindView(source.Type, source._buffer!, shape, strides, offset);

    /// <summary>Looks into a buffer; strides along axes of size 1 are of no account.</summary>
    public void BindView(ElementType type, TensorBuffer buffer, in Dimensions shape, Dimensions strides, int offset)
    {
        bool isDense = Layout.Normalize(shape, ref strides);
        Bind(type, buffer, shape, strides, shape.Count == 0 ? 0 : offset);
        IsDense = isDense;
    }

    /// <summary>Looks at another, dense tensor's elements under other sizes of the same product.</summary>
    public void BindReshaped(Tensor dense, in Dimensions shape) => BindRowMajor(dense.Type, dense._buffer!, shape, dense.Offset);

    /// <summary>Whether the memory may be overwritten as a tensor of some type and shape: dense, as large, and seen by nobody else.</summary>
    public bool CanBecome(ElementType type, in Dimensions shape) =>
        Type == type && Count == shape.Count && IsDense && _buffer is { IsSeenOnce: true };

    /// <summary>Lets go of the buffer; the slot is empty until it is bound again.</summary>
    public void Release()
    {
        TensorBuffer? buffer = _buffer;
        _buffer = null;
        buffer?.Release();
    }

    /// <exception cref="OperatorException">The elements are of another type.</exception>
    public void Require(ElementType type)
    {
        if (Type != type)
        {
            throw new OperatorException($"a tensor of {Type} and shape {Shape}", $"one of {type}");
        }
    }

    /// <summary>The elements of a dense tensor in row-major order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Span<T>()
        where T : unmanaged => MemoryMarshal.CreateSpan(ref Origin<T>(), Count);

    /// <summary>The memory of a dense tensor.</summary>
    /// <exception cref="OperatorException">It takes 2 GiB or more, which no span covers.</exception>
    public Span<byte> Bytes => (long)Count * Type.Size() is <= int.MaxValue and var length
        ? _buffer!.Slice((long)Offset * Type.Size(), (int)length)
        : throw new OperatorException($"a tensor of {Type} and shape {Shape}", "one of less than 2 GiB, other than to gather from or to multiply by");

    /// <summary>Whether the memory belongs to an arena and so ends with its users.</summary>
    public bool IsLent => _buffer is { IsLent: true };

    /// <summary>Says that its memory is not needed for now: bytes of a file are read again when they are looked at again.</summary>
    public void Forget() => _buffer?.Forget();

    /// <summary>The first element, from which strides count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Origin<T>()
        where T : unmanaged => ref _buffer!.At<T>(Offset);

    private void BindRowMajor(ElementType type, TensorBuffer buffer, in Dimensions shape, int offset)
    {
        Bind(type, buffer, shape, shape.RowMajorStrides(), offset);
        IsDense = true;
    }

    private void Bind(ElementType type, TensorBuffer buffer, in Dimensions shape, in Dimensions strides, int offset)
    {
        buffer.Retain();
        Release();
        _buffer = buffer;
        (Type, Shape, Strides, Offset, Count) = (type, shape, strides, offset, shape.Count);
    }
}
