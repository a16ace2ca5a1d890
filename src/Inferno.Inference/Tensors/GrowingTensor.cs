namespace Inferno.Inference.Tensors;

/// <summary>
/// Floats that grow along one axis by appending, in memory that doubles: a sequence's keys or values of one layer.
/// What was appended never moves under a view that was handed out.
/// </summary>
/// <param name="shape">Sizes; that along the growing axis is ignored.</param>
/// <param name="axis">The axis that grows.</param>
/// <param name="limit">The most that it may hold along that axis.</param>
internal sealed class GrowingTensor(Dimensions shape, int axis, int limit)
{
    private const int InitialCapacity = 32;

    private readonly Tensor _target = new();
    private readonly Tensor _old = new();
    private TensorBuffer _buffer = new(0);
    private Dimensions _strides = OfCapacity(shape, axis, 0).RowMajorStrides();
    private int _capacity;

    /// <summary>Bytes of memory held.</summary>
    public long Allocated => _buffer.Capacity;

    /// <summary>Writes a piece behind the first so many elements along the axis.</summary>
    /// <param name="piece">Floats of the same sizes on the other axes.</param>
    /// <param name="length">Elements kept along the axis.</param>
    /// <exception cref="OperatorException">The piece has another shape or exceeds the limit.</exception>
    public void Append(Tensor piece, int length)
    {
        piece.Require(ElementType.Float);
        Dimensions expected = OfCapacity(shape, axis, piece.Rank > axis ? piece.Shape[axis] : 0);
        if (!piece.Shape.SequenceEqual(expected) || length + piece.Shape[axis] > limit)
        {
            throw new OperatorException($"a cache entry of shape {piece.Shape} after {length}", $"{expected} and at most {limit} in all");
        }

        Reserve(length + piece.Shape[axis], length);
        _target.BindView(ElementType.Float, _buffer, piece.Shape, _strides, length * _strides[axis]);
        StridedCopy.Copy(piece, _target);
    }

    /// <summary>Makes the first so many elements along the axis zeros.</summary>
    public void Clear(int length)
    {
        Reserve(length, 0);
        _buffer.Slice(0, (int)_buffer.Capacity).Clear();
    }

    /// <summary>Lets a tensor see the first so many elements along the axis.</summary>
    public void View(Tensor tensor, int length) =>
        tensor.BindView(ElementType.Float, _buffer, OfCapacity(shape, axis, length), _strides, 0);

    private void Reserve(int needed, int kept)
    {
        if (needed <= _capacity)
        {
            return;
        }

        int capacity = Math.Min(limit, Math.Max(needed, Math.Max(InitialCapacity, 2 * _capacity)));
        Dimensions whole = OfCapacity(shape, axis, capacity);
        TensorBuffer buffer = new((long)whole.Count * sizeof(float));
        Dimensions strides = whole.RowMajorStrides();
        View(_old, kept);
        _target.BindView(ElementType.Float, buffer, OfCapacity(shape, axis, kept), strides, 0);
        StridedCopy.Copy(_old, _target);
        _old.Release();
        (_buffer, _strides, _capacity) = (buffer, strides, capacity);
    }

    private static Dimensions OfCapacity(Dimensions sizes, int axis, int capacity)
    {
        sizes[axis] = capacity;
        return sizes;
    }
}
