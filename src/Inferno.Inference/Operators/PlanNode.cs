using Inferno.Inference.Graphs;

namespace Inferno.Inference.Operators;

/// <summary>An operator in its place in a plan: the slots that it reads, writes and is the last to use.</summary>
internal sealed class PlanNode(string name, string operatorType, Operator computation)
{
    public string Name { get; } = name;

    public string OperatorType { get; } = operatorType;

    public Operator Operator { get; } = computation;

    /// <summary>Slots, or <see cref="GraphNode.Absent"/> for an optional input that is left out.</summary>
    public required int[] Inputs { get; init; }

    public required int[] Outputs { get; init; }

    /// <summary>For each output the cache of the sequence in which it lies, or -1; null for a node none of whose outputs does.</summary>
    public int[]? Caches { get; init; }

    /// <summary>Slots that no later node reads.</summary>
    public int[] Releases { get; private init; } = [];

    /// <summary>A copy, down to its lists, that lets go of other slots.</summary>
    public PlanNode Copy(int[] releases) =>
        new(Name, OperatorType, Operator) { Inputs = [.. Inputs], Outputs = [.. Outputs], Caches = Caches, Releases = [.. releases] };
}
