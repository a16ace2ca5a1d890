using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Inferno.Inference.Kernels;

/// <summary>Asks the caches for memory that a loop will read later.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Bytes that come at once.</summary>
    public const int LineBytes = 64;

    /// <summary>
    /// Asks for the line some elements after another. Any address will do, even one outside memory; nothing is done where
    /// .NET has no instruction for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(ref float element, nint ahead)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((float*)Unsafe.AsPointer(ref element) + ahead);
        }
    }
}
