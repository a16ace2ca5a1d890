using Inferno.Inference.Onnx;

namespace Inferno.Inference.Graphs;

/// <summary>A node as the model file has it, with values as numbers instead of names.</summary>
internal sealed record GraphNode(string Name, string OperatorType, NodeAttributes Attributes)
{
    /// <summary>Stands for an optional input, or an output that nobody reads, that is left out.</summary>
    public const int Absent = -1;

    /// <summary>Value numbers, or <see cref="Absent"/> for one that is left out.</summary>
    public required int[] Inputs { get; init; }

    public required int[] Outputs { get; init; }

    /// <summary>Graphs in the node's attributes, such as those of which a condition chooses one.</summary>
    public IReadOnlyList<Branch> Branches { get; init; } = [];

    public override string ToString() => $"node '{Name}' ({OperatorType})";
}

/// <summary>A graph inside a node. Its inputs are values of the graph around it, which the node lists behind inputs of its own.</summary>
/// <param name="Name">The attribute that holds it.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Outputs">Names of its outputs in order.</param>
internal sealed record Branch(string Name, Graph Graph, IReadOnlyList<string> Outputs)
{
    /// <summary>For each input of the graph, by its value number, the index of the node's input that it is.</summary>
    public required IReadOnlyDictionary<int, int> Sources { get; init; }
}
