using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Inferno.Inference.Kernels;

/// <summary>A panel's row of up to 64 bytes, on x86.</summary>
internal readonly unsafe struct FetchLine : IFetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead(ref float element, nint elements) => Sse.Prefetch0((float*)Unsafe.AsPointer(ref element) + elements);
}
