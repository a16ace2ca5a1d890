using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Indices whose last axis holds positions along the first axes of some data.</summary>
internal readonly ref struct TupleIndices
{
    private readonly ReadOnlySpan<long> _values;
    private readonly Tensor _data;

    public TupleIndices(ReadOnlySpan<long> values, Tensor picks, Tensor data)
    {
        Depth = picks.Rank == 0 ? 0 : picks.Shape[picks.Rank - 1];
        if (picks.Rank == 0 || Depth > data.Rank)
        {
            throw new OperatorException($"indices of shape {picks.Shape} into {data.Shape}", "a last axis of at most the data's rank");
        }

        _values = values;
        _data = data;
        Count = new Dimensions(picks.Shape.Values[..^1]).Count;
        SliceLength = new Dimensions(data.Shape.Values[Depth..]).Count;
    }

    /// <summary>Axes that a tuple pins.</summary>
    public int Depth { get; }

    public int Count { get; }

    /// <summary>Elements of the data that one tuple selects.</summary>
    public int SliceLength { get; }

    /// <summary>Element offset of the slice that a tuple selects.</summary>
    public int Offset(int tuple)
    {
        int offset = 0;
        for (int axis = 0; axis < Depth; axis++)
        {
            offset += Indices.Wrap(_values[(tuple * Depth) + axis], _data.Shape[axis]) * _data.Strides[axis];
        }

        return offset;
    }
}
