namespace Inferno.Inference.Tensors;

/// <summary>Arithmetic on sizes and strides.</summary>
internal static class Layout
{
    /// <summary>
    /// Sets the strides by which no element is ever reached, those along an axis of size 1 and all of an empty tensor, to what
    /// they are in a dense tensor of the shape: operators take the stride of an axis for the number of elements behind it.
    /// </summary>
    /// <returns>Whether all strides are now a dense tensor's, so that the elements lie row-major without gaps.</returns>
    public static bool Normalize(in Dimensions shape, ref Dimensions strides)
    {
        bool isEmpty = shape.Count == 0, isDense = true;
        int dense = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = isEmpty || shape[axis] == 1 ? dense : strides[axis];
            isDense &= strides[axis] == dense;
            dense *= shape[axis];
        }

        return isDense;
    }

    /// <summary>An axis in [-rank, rank) counted from the front.</summary>
    /// <exception cref="OperatorException">The axis is outside that range.</exception>
    public static int Axis(long axis, int rank)
    {
        if (axis < -rank || axis >= rank)
        {
            throw new OperatorException($"axis {axis}", $"an axis in [{-rank}, {rank}) of a tensor of rank {rank}");
        }

        return (int)(axis < 0 ? axis + rank : axis);
    }

    /// <summary>The sizes that two shapes share when sizes of 1 stretch (NumPy's rule, which ONNX takes over).</summary>
    /// <exception cref="OperatorException">Two sizes differ and neither is 1, or the product overflows.</exception>
    public static Dimensions Broadcast(in Dimensions left, in Dimensions right) =>
        left.SequenceEqual(right) ? left : Stretched(left, right);

    /// <summary>Strides with which a tensor is read as a broadcast shape: 0 where it is stretched.</summary>
    public static Dimensions BroadcastStrides(Tensor tensor, in Dimensions shape)
    {
        Dimensions strides = Dimensions.OfRank(shape.Rank);
        int lead = shape.Rank - tensor.Rank;
        for (int axis = 0; axis < tensor.Rank; axis++)
        {
            strides[lead + axis] = tensor.Shape[axis] == 1 ? 0 : tensor.Strides[axis];
        }

        return strides;
    }

    /// <summary>Sizes without the axes whose bits are set, or with 1 in their place.</summary>
    public static Dimensions Reduced(in Dimensions shape, int axes, bool keep)
    {
        Dimensions reduced = default;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            bool drop = (axes & (1 << axis)) != 0;
            if (keep || !drop)
            {
                reduced.Append(drop ? 1 : shape[axis]);
            }
        }

        return reduced;
    }

    /// <summary>A shape from sizes that a model computed.</summary>
    /// <exception cref="OperatorException">A size is negative, the rank exceeds 8, or the product exceeds the largest int.</exception>
    public static Dimensions Checked(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > Dimensions.MaximumRank)
        {
            throw new OperatorException($"a tensor of rank {sizes.Length}", $"a rank of at most {Dimensions.MaximumRank}");
        }

        Dimensions shape = default;
        long count = 1;
        foreach (long size in sizes)
        {
            if (size is < 0 or > int.MaxValue)
            {
                throw new OperatorException($"a size of {size}", "sizes from 0 to the largest 32-bit integer");
            }

            shape.Append((int)size);
            count = Multiply(count, Math.Max(size, 1));
        }

        return shape;
    }

    private static Dimensions Stretched(in Dimensions left, in Dimensions right)
    {
        int rank = Math.Max(left.Rank, right.Rank);
        Dimensions shape = Dimensions.OfRank(rank);
        long count = 1;
        for (int axis = 0; axis < rank; axis++)
        {
            int a = SizeFromEnd(left, rank - axis), b = SizeFromEnd(right, rank - axis);
            if (a != b && a != 1 && b != 1)
            {
                throw new OperatorException($"shapes {left} and {right}", "shapes that broadcast: sizes equal or 1");
            }

            shape[axis] = a == 1 ? b : a;
            count = Multiply(count, shape[axis]);
        }

        return shape;
    }

    private static long Multiply(long count, long size)
    {
        long product = count * size;
        return product <= int.MaxValue ? product : throw TooMany(product);
    }

    private static OperatorException TooMany(long elements) =>
        new($"a tensor of at least {elements} elements", $"at most {int.MaxValue} elements");

    private static int SizeFromEnd(in Dimensions shape, int distance) =>
        distance <= shape.Rank ? shape[shape.Rank - distance] : 1;
}
