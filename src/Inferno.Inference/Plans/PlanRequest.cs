using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Plans;

/// <summary>What the one who asks for a plan knows and wants.</summary>
internal sealed record PlanRequest
{
    /// <summary>The unknowns that the input shapes are made of.</summary>
    public SizeAlgebra Algebra { get; init; } = new();

    /// <summary>Shapes that the caller will always give to inputs, by value number.</summary>
    public IReadOnlyDictionary<int, Size[]> InputShapes { get; init; } = new Dictionary<int, Size[]>();

    /// <summary>Values that grow in a cache of the sequence, by the number of that cache; each is an output that <see cref="Operator.Grows"/>.</summary>
    public IReadOnlyDictionary<int, int> Caches { get; init; } = new Dictionary<int, int>();

    /// <summary>The value of which only the last row along the last axis but one is wanted, if any.</summary>
    public int? LastRowOf { get; init; }
}
