using System.Runtime.InteropServices;

namespace Inferno.Measured;

/// <summary>
/// Where the calling thread is when a batch begins. A thread that never waits stays where chance, or the runtime's compiler
/// beside it, has put it, and processors differ: in kind, or by what another tenant of the host does on their sibling.
/// </summary>
internal static partial class Placement
{
    // For 8,192 processors, more than any Linux kernel knows.
    private const int MaskBytes = 1024;

    /// <summary>Moves the calling thread to the first processor that it may use, from where the system may move it on; on Linux only.</summary>
    public static void ToFirstProcessor()
    {
        byte[] allowed = new byte[MaskBytes];
        if (!OperatingSystem.IsLinux() || GetAffinity(0, MaskBytes, allowed) != 0)
        {
            return;
        }

        byte[] first = new byte[MaskBytes];
        int at = Array.FindIndex(allowed, bits => bits != 0);
        first[at] = (byte)(allowed[at] & -allowed[at]);
        _ = SetAffinity(0, MaskBytes, first);
        _ = SetAffinity(0, MaskBytes, allowed);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nint bytes, [Out] byte[] mask);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint bytes, byte[] mask);
}
