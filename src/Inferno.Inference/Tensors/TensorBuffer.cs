using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>
/// Bytes that tensors look into. One that an <see cref="Arena"/> owns counts its tensors and goes back when the last lets
/// go; one without an owner (weights, caches) is shared and never counted.
/// </summary>
internal sealed unsafe class TensorBuffer
{
    private const int Alignment = 64;

    // The memory does not move and lives as long as what is behind it: a pinned array or a mapped file.
    private readonly byte* _start;
    private readonly object _memory;
    private readonly Arena? _owner;
    private int _references;

    /// <summary>Takes memory, not cleared, that begins on a cache line.</summary>
    /// <exception cref="OperatorException">It is more than an array can be.</exception>
    public TensorBuffer(long capacity, Arena? owner = null)
    {
        long words = (capacity + Alignment + sizeof(ulong) - 1) / sizeof(ulong);
        if (words > Array.MaxLength)
        {
            throw new OperatorException($"a tensor of {capacity} bytes", $"at most {(long)Array.MaxLength * sizeof(ulong)} bytes");
        }

        // Of longer elements than bytes: an array's length is an int, and some weights take more than 2 GiB.
        ulong[] memory = GC.AllocateUninitializedArray<ulong>((int)words, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        (Capacity, _memory, _owner) = (capacity, memory, owner);
        _start = (byte*)(address + ((Alignment - (address % Alignment)) % Alignment));
    }

    private TensorBuffer(MappedFile file, long offset, long length)
    {
        _start = file.Start + offset;
        (Capacity, _memory) = (length, file);
    }

    /// <summary>Bytes.</summary>
    public long Capacity { get; }

    public bool IsLent => _owner is not null;

    /// <summary>Whether an arena owns it and one tensor alone looks into it.</summary>
    public bool IsSeenOnce => _owner is not null && _references == 1;

    /// <summary>Bytes of a file, which may begin anywhere and are not to be written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Within the file.</param>
    /// <param name="length">As much as lies behind the offset, at most.</param>
    public static TensorBuffer Of(MappedFile file, long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, file.Length - offset);
        return new TensorBuffer(file, offset, length);
    }

    /// <summary>A part of the bytes.</summary>
    public Span<byte> Slice(long offset, int length) => new(_start + offset, length);

    /// <summary>The element at an index counted in elements of <typeparamref name="T"/>, unchecked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At<T>(int element)
        where T : unmanaged => ref Unsafe.AsRef<T>((T*)_start + element);

    /// <summary>Gives back the memory that a file's bytes were read into: they are read again where they are needed again.</summary>
    public void Forget()
    {
        if (_memory is MappedFile)
        {
            MappedFile.Forget(_start, Capacity);
        }
    }

    public void Retain()
    {
        if (_owner is not null)
        {
            _references++;
        }
    }

    public void Release()
    {
        if (_owner is not null && --_references == 0)
        {
            _owner.Return(this);
        }
    }
}
