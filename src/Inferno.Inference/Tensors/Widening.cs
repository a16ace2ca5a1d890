using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inferno.Inference.Tensors;

/// <summary>Floats from the sixteen bits in which weights are kept; each such number is a float exactly.</summary>
internal static class Widening
{
    private const int BitsBehind = 16;

    /// <summary>A dense float tensor of the same values; the tensor itself where it is none of a narrow type.</summary>
    public static Tensor Widened(Tensor tensor)
    {
        if (!tensor.Type.IsNarrow())
        {
            return tensor;
        }

        Tensor dense = tensor;
        if (!tensor.IsDense)
        {
            dense = Tensor.Allocate(tensor.Type, tensor.Shape);
            StridedCopy.Copy(tensor, dense);
        }

        Tensor wide = Tensor.Allocate(ElementType.Float, tensor.Shape);
        Widen(tensor.Type, dense.Span<ushort>(), wide.Span<float>());
        return wide;
    }

    /// <summary>Writes a float for each element.</summary>
    /// <param name="type">Float16 or BFloat16.</param>
    /// <param name="bits">The elements.</param>
    /// <param name="floats">As many.</param>
    public static void Widen(ElementType type, ReadOnlySpan<ushort> bits, Span<float> floats)
    {
        if (type == ElementType.Float16)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(bits), floats);
        }
        else
        {
            WidenBrain(bits, MemoryMarshal.Cast<float, uint>(floats));
        }
    }

    /// <summary>A bfloat16 is the upper half of a float.</summary>
    private static void WidenBrain(ReadOnlySpan<ushort> bits, Span<uint> floats)
    {
        int i = 0;
        for (; i + Vector256<ushort>.Count <= bits.Length; i += Vector256<ushort>.Count)
        {
            (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(Vector256.Create(bits[i..]));
            (lower << BitsBehind).CopyTo(floats[i..]);
            (upper << BitsBehind).CopyTo(floats[(i + Vector256<uint>.Count)..]);
        }

        for (; i < bits.Length; i++)
        {
            floats[i] = (uint)bits[i] << BitsBehind;
        }
    }
}
