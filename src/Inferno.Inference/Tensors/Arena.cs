using System.Numerics;

namespace Inferno.Inference.Tensors;

/// <summary>Lends buffers in powers of two and takes them back for the next node; for one thread at a time.</summary>
/// <param name="limit">The most bytes that it may ever hold, so that no graph takes the machine's memory.</param>
internal sealed class Arena(long limit = Arena.DefaultLimit)
{
    public const long DefaultLimit = 4L << 30;

    private const int SmallestBucket = 6;
    private const int LargestBucket = 30;

    private readonly Stack<TensorBuffer>[] _free = 
        [.. Enumerable.Range(0, LargestBucket + 1).Select(_ => new Stack<TensorBuffer>())];

    /// <summary>Bytes allocated so far, lent or free.</summary>
    public long Allocated { get; private set; }

    /// <summary>A buffer of at least so many bytes, not cleared, that nobody has retained yet.</summary>
    /// <exception cref="OperatorException">A gigabyte at once, or the limit in all, is not enough.</exception>
    public TensorBuffer Rent(long bytes)
    {
        int bucket = Math.Max(SmallestBucket, BitOperations.Log2((ulong)Math.Max(bytes, 1) - 1) + 1);
        if (bucket <= LargestBucket && _free[bucket].TryPop(out TensorBuffer? buffer))
        {
            return buffer;
        }

        if (bucket > LargestBucket || Allocated + (1L << bucket) > limit)
        {
            throw new OperatorException(
                $"a tensor of {bytes} bytes beside {Allocated} bytes in use", $"at most {1L << LargestBucket} bytes a tensor and {limit} in all");
        }

        Allocated += 1L << bucket;
        return new TensorBuffer(1L << bucket, this);
    }

    public void Return(TensorBuffer buffer) => _free[BitOperations.Log2((ulong)buffer.Capacity)].Push(buffer);
}
