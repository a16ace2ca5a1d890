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

    /// <summary>Operators with state, each to run instead of the node whose first output is the key.</summary>
    public IReadOnlyDictionary<int, Operator> Substitutes { get; init; } = new Dictionary<int, Operator>();

    /// <summary>The value of which only the last row along the last axis but one is wanted, if any.</summary>
    public int? LastRowOf { get; init; }
}
