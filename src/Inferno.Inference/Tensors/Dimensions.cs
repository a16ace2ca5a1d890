using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>Up to eight whole numbers held inline: the sizes of a tensor, or its strides in elements.</summary>
internal struct Dimensions
{
    public const int MaximumRank = 8;

    private Slots _values;

    public Dimensions(params ReadOnlySpan<int> values)
    {
        Rank = values.Length;
        values.CopyTo(_values);
    }

    public int Rank { get; private set; }

    [UnscopedRef]
    public readonly ReadOnlySpan<int> Values => MemoryMarshal.CreateReadOnlySpan(in _values[0], Rank);

    /// <summary>The product of all sizes: 1 for a scalar, 0 where any size is 0.</summary>
    public readonly int Count
    {
        get
        {
            int count = 1;
            foreach (int size in Values)
            {
                count *= size;
            }

            return count;
        }
    }

    public int this[int axis]
    {
        readonly get => _values[axis];
        set => _values[axis] = value;
    }

    /// <summary>All-zero values of a rank in [0, 8].</summary>
    public static Dimensions OfRank(int rank) => new() { Rank = rank };

    public void Append(int value) => _values[Rank++] = value;

    public readonly bool SequenceEqual(in Dimensions other) => Values.SequenceEqual(other.Values);

    /// <summary>Elements between neighbours along each axis of a dense row-major tensor of these sizes.</summary>
    public readonly Dimensions RowMajorStrides()
    {
        Dimensions strides = OfRank(Rank);
        int stride = 1;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= _values[axis];
        }

        return strides;
    }

    public override readonly string ToString() => $"[{string.Join(", ", Values.ToArray())}]";

    [InlineArray(MaximumRank)]
    private struct Slots
    {
        private int _first;
    }
}
