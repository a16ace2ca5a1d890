using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Plans;

/// <summary>What to run for one forward pass, in order: immutable, shared by all sessions.</summary>
internal sealed record Plan(string Path)
{
    public required IReadOnlyList<GraphInput> Inputs { get; init; }

    /// <summary>Names and slots of what the plan computes.</summary>
    public required IReadOnlyDictionary<string, int> Outputs { get; init; }

    public required PlanNode[] Nodes { get; init; }

    /// <summary>A tensor for each slot that holds a constant, null for the others.</summary>
    public required Tensor?[] Constants { get; init; }

    public ModelException Fault(PlanNode node, string found, string expected, Exception inner) =>
        new(Path, $"node '{node.Name}' ({node.OperatorType}): {found}", expected, inner);
}
