using Inferno.Inference.Engines;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>A cache of the model in the graph.</summary>
/// <param name="Past">The input that takes what the sequence holds.</param>
/// <param name="Signature">Its names and sizes.</param>
/// <param name="Appends">Whether the graph only joins past and new, so that the new can be appended in place.</param>
internal sealed record CacheBinding(GraphInput Past, CacheSignature Signature, bool Appends)
{
    public string Present => Signature.Present;

    public Dimensions Shape => Signature.Shape;

    /// <summary>The axis of the sequence's length, or for a state of one size that of the batch, which is 1 as its length always is.</summary>
    public int Axis => Signature.Axis ?? 0;

    /// <summary>Whether it gets longer with the sequence.</summary>
    public bool Grows => Signature.Axis is not null;

    /// <summary>Memory for one sequence.</summary>
    public GrowingTensor Create(int contextLength) => new(Shape, Axis, Grows ? contextLength : 1);

    /// <summary>Elements along <see cref="Axis"/> of a sequence of some length.</summary>
    public int LengthAt(int positions) => Grows ? positions : 1;
}
