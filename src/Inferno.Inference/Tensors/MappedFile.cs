using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>A file as memory: the system reads a page of it when it is first looked at. Unmapped once nothing refers to it.</summary>
internal sealed unsafe partial class MappedFile
{
    private const int DoNotNeed = 4;

    // Its finalizer unmaps: weights are shared by whoever still runs, so nobody can tell when to.
    private readonly MemoryMappedViewAccessor? _view;

    private MappedFile(MemoryMappedViewAccessor? view, long length)
    {
        (_view, Length) = (view, length);
        Start = view is null ? null : (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <exception cref="IOException">The file cannot be read or mapped.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static MappedFile Open(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (!file.CanSeek)
        {
            throw new IOException("it is no file of a fixed length");
        }

        long length = file.Length;
        if (length == 0)
        {
            return new MappedFile(null, 0);
        }

        using var mapped = MemoryMappedFile.CreateFromFile(
            file, mapName: null, length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return new MappedFile(mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
    }

    /// <summary>Gives back the memory of all pages that so many bytes touch; whoever reads them makes the system read them again.</summary>
    public static void Forget(byte* start, long length)
    {
        // Elsewhere the system takes the pages back itself once it needs them.
        if (length > 0 && OperatingSystem.IsLinux())
        {
            nint page = Environment.SystemPageSize, first = (nint)start / page * page;
            _ = Advise(first, (nuint)((nint)start + length - first), DoNotNeed);
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
