using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>Copies elements between layouts: what materialises a transposed, sliced or broadcast view.</summary>
internal static class StridedCopy
{
    /// <summary>Copies every element to the same place of a view of the same shape and type.</summary>
    public static void Copy(Tensor source, Tensor destination)
    {
        switch (source.Type.Size())
        {
            case sizeof(byte):
                Copy<byte>(source, destination);
                break;
            case sizeof(short):
                Copy<short>(source, destination);
                break;
            case sizeof(int):
                Copy<int>(source, destination);
                break;
            default:
                Copy<long>(source, destination);
                break;
        }
    }

    private static void Copy<T>(Tensor source, Tensor destination)
        where T : unmanaged
    {
        if (source.IsDense && destination.IsDense)
        {
            source.Span<T>().CopyTo(destination.Span<T>());
            return;
        }

        LoopNest nest = new(source.Shape, source.Strides, destination.Strides, destination.Strides);
        ref T from = ref source.Origin<T>();
        ref T to = ref destination.Origin<T>();
        for (int run = 0; run < nest.Runs; run++, nest.Advance())
        {
            CopyRun(ref Unsafe.Add(ref from, nest.Offset0), ref Unsafe.Add(ref to, nest.Offset1), nest);
        }
    }

    private static void CopyRun<T>(ref T from, ref T to, in LoopNest nest)
        where T : unmanaged
    {
        if (nest is { Stride0: 1, Stride1: 1 })
        {
            MemoryMarshal.CreateReadOnlySpan(in from, nest.Length).CopyTo(MemoryMarshal.CreateSpan(ref to, nest.Length));
            return;
        }

        for (int i = 0; i < nest.Length; i++)
        {
            Unsafe.Add(ref to, (nint)i * nest.Stride1) = Unsafe.Add(ref from, (nint)i * nest.Stride0);
        }
    }
}
