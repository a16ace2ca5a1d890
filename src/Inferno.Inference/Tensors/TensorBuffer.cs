using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inferno.Inference.Tensors;

/// <summary>
/// Bytes that tensors look into, aligned to a cache line. One that an <see cref="Arena"/> owns counts its tensors
/// and goes back when the last lets go; one without an owner (weights, caches) is shared and never counted.
/// </summary>
internal sealed class TensorBuffer
{
    private const int Alignment = 64;

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly Arena? _owner;
    private int _references;

    public unsafe TensorBuffer(int capacity, Arena? owner = null)
    {
        Capacity = capacity;
        _owner = owner;
        _bytes = GC.AllocateUninitializedArray<byte>(capacity + Alignment, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
        _start = (int)((Alignment - (address % Alignment)) % Alignment);
    }

    /// <summary>Bytes.</summary>
    public int Capacity { get; }

    public bool IsLent => _owner is not null;

    /// <summary>Whether an arena owns it and one tensor alone looks into it.</summary>
    public bool IsSeenOnce => _owner is not null && _references == 1;

    public Span<byte> Bytes => _bytes.AsSpan(_start, Capacity);

    /// <summary>The element at an index counted in elements of <typeparamref name="T"/>, unchecked.</summary>
    public ref T At<T>(int element)
        where T : unmanaged
    {
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _start);
        return ref Unsafe.Add(ref Unsafe.As<byte, T>(ref first), element);
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
