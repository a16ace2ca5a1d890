using System.Runtime.CompilerServices;

namespace Inferno.Inference.Kernels;

/// <summary>A panel's row of 128 bytes, on x86.</summary>
internal readonly struct FetchTwoLines : IFetch
{
    private const int FloatsOfALine = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead(ref float element, nint elements)
    {
        FetchLine.Ahead(ref element, elements);
        FetchLine.Ahead(ref element, elements + FloatsOfALine);
    }
}
