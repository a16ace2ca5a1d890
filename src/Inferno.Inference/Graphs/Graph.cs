using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Graphs;

/// <summary>A model's graph in single-assignment form: each value is an input, a constant or one node's output.</summary>
internal sealed record Graph(string Path)
{
    public required IReadOnlyList<GraphInput> Inputs { get; init; }

    /// <summary>Names and value numbers of what the model computes.</summary>
    public required IReadOnlyDictionary<string, int> Outputs { get; init; }

    public required IReadOnlyList<GraphNode> Nodes { get; init; }

    public required IReadOnlyDictionary<int, Tensor> Constants { get; init; }

    public required int ValueCount { get; init; }

    public ModelException Fault(GraphNode node, OperatorException exception) =>
        new(Path, $"{node}: {exception.Found}", exception.Expected, exception);
}
