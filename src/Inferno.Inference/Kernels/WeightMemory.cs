using System.Runtime.InteropServices;

namespace Inferno.Inference.Kernels;

/// <summary>
/// Memory for packed weights, one after another in blocks on large pages where the system gives them: weights beyond
/// the caches are read as one stream, and with small pages each 4 KiB of it waits for a translation of its address.
/// A block is freed when all that was cut from it is garbage.
/// </summary>
internal sealed unsafe partial class WeightMemory
{
    /// <summary>Bytes at whose multiples pieces start.</summary>
    public const int CacheLine = 64;

    private const nuint LargePage = 2 << 20;
    private const nuint BlockBytes = 16 * LargePage;
    private const int AdviseLargePages = 14;

    private static readonly Lock Gate = new();
    private static WeightMemory? s_current;

    private readonly byte* _first;
    private readonly nuint _capacity;
    private nuint _used;

    private WeightMemory(nuint bytes)
    {
        _capacity = (bytes + LargePage - 1) / LargePage * LargePage;
        _first = (byte*)NativeMemory.AlignedAlloc(_capacity, LargePage);
        if (OperatingSystem.IsLinux())
        {
            // Advice: what the system answers changes speed only.
            _ = Advise(_first, _capacity, AdviseLargePages);
        }
    }

    ~WeightMemory() => NativeMemory.AlignedFree(_first);

    /// <summary>Cuts uncleared memory for so many floats, at least 0, aligned to a cache line.</summary>
    public static WeightPiece Cut(int floats)
    {
        nuint bytes = (((nuint)floats * sizeof(float)) + CacheLine - 1) / CacheLine * CacheLine;
        lock (Gate)
        {
            if (s_current is null || s_current._capacity - s_current._used < bytes)
            {
                s_current = new WeightMemory(nuint.Max(bytes, BlockBytes));
            }

            float* first = (float*)(s_current._first + s_current._used);
            s_current._used += bytes;
            return new WeightPiece(s_current, first, floats);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* address, nuint length, int advice);
}
