using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Plans;

/// <summary>Leaves out nodes whose results nobody reads any more.</summary>
internal static class Liveness
{
    public static PlanNode[] Prune(IReadOnlyList<PlanNode> nodes, IEnumerable<int> outputs)
    {
        HashSet<int> needed = [.. outputs];
        List<PlanNode> kept = [];
        foreach (PlanNode node in nodes.Reverse())
        {
            if (node.Outputs.Any(needed.Contains))
            {
                kept.Add(node);
                needed.UnionWith(node.Inputs);
                needed.Remove(GraphNode.Absent);
            }
        }

        kept.Reverse();
        return [.. kept];
    }
}
