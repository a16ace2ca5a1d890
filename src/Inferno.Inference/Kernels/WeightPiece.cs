namespace Inferno.Inference.Kernels;

/// <summary>Floats cut from a block of memory, valid as long as this object is alive.</summary>
internal sealed unsafe class WeightPiece(WeightMemory memory, float* first, int length)
{
    /// <summary>The block, which this keeps from being freed.</summary>
    public WeightMemory Memory { get; } = memory;

    /// <summary>Where the first float lies.</summary>
    public nuint Address => (nuint)first;

    public ref float Origin => ref *first;

    public Span<float> Span => new(first, length);
}
