using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>What one session keeps between forward passes.</summary>
internal sealed class Sequence(GrowingTensor[] caches)
{
    public GrowingTensor[] Caches { get; } = caches;

    /// <summary>Positions held by every cache.</summary>
    public int Length { get; set; }

    /// <summary>Positions that the pass in progress adds.</summary>
    public int Added { get; set; }
}
