namespace Inferno.Inference.Graphs;

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
                needed.Remove(PlanNode.Absent);
            }
        }

        kept.Reverse();
        return [.. kept];
    }
}
