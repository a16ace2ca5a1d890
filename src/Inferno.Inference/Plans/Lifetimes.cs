using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Plans;

/// <summary>Finds the node after which a value's memory may be used again.</summary>
internal static class Lifetimes
{
    /// <summary>The nodes, each with the slots that no later one reads.</summary>
    /// <remarks>
    /// They are copies made in one go, which lie next to each other on the heap: those given have the garbage of planning
    /// between them, and a pass over some hundred nodes waits for memory.
    /// </remarks>
    /// <param name="nodes">Nodes in the order in which they run.</param>
    /// <param name="outputs">Slots that outlive the plan.</param>
    /// <param name="isConstant">Whether a slot's memory is never given back.</param>
    public static PlanNode[] Assign(PlanNode[] nodes, IEnumerable<int> outputs, Func<int, bool> isConstant)
    {
        HashSet<int> seen = [.. outputs, GraphNode.Absent];
        int[][] releases = new int[nodes.Length][];
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            PlanNode node = nodes[i];
            releases[i] = [.. node.Inputs.Concat(node.Outputs).Where(slot => !isConstant(slot) && seen.Add(slot))];
        }

        return [.. nodes.Zip(releases, (node, slots) => node.Copy(slots))];
    }
}
