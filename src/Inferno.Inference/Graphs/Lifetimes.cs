namespace Inferno.Inference.Graphs;

/// <summary>Finds the node after which a value's memory may be used again.</summary>
internal static class Lifetimes
{
    /// <param name="nodes">Nodes in the order in which they run; their releases are set.</param>
    /// <param name="outputs">Slots that outlive the plan.</param>
    /// <param name="isConstant">Whether a slot's memory is never given back.</param>
    public static void Assign(PlanNode[] nodes, IEnumerable<int> outputs, Func<int, bool> isConstant)
    {
        HashSet<int> seen = [.. outputs, PlanNode.Absent];
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            PlanNode node = nodes[i];
            node.Releases = [.. node.Inputs.Concat(node.Outputs).Where(slot => !isConstant(slot) && seen.Add(slot))];
        }
    }
}
