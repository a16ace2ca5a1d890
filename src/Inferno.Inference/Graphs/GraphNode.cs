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

    public override string ToString() => $"node '{Name}' ({OperatorType})";
}
