using Inferno.Inference.Models;

namespace Inferno.Inference.Graphs;

/// <summary>Orders nodes so that each follows what it reads, and leaves out those that no wanted value needs.</summary>
internal static class TopologicalOrder
{
    /// <param name="graph">The graph.</param>
    /// <param name="wanted">Value numbers that have to be computed.</param>
    /// <exception cref="ModelException">The graph has a cycle.</exception>
    public static IReadOnlyList<GraphNode> Of(Graph graph, IEnumerable<int> wanted)
    {
        GraphNode[] needed = Needed(graph, wanted);
        Dictionary<int, List<GraphNode>> readers = [];
        Dictionary<GraphNode, int> waiting = new(ReferenceEqualityComparer.Instance);
        HashSet<int> produced = [.. needed.SelectMany(node => node.Outputs)];
        foreach (GraphNode node in needed)
        {
            int[] awaited = [.. node.Inputs.Where(input => input != GraphNode.Absent && produced.Contains(input)).Distinct()];
            waiting[node] = awaited.Length;
            foreach (int input in awaited)
            {
                (readers.TryGetValue(input, out List<GraphNode>? list) ? list : readers[input] = []).Add(node);
            }
        }

        return Sort(graph, needed, readers, waiting);
    }

    private static GraphNode[] Needed(Graph graph, IEnumerable<int> wanted)
    {
        Dictionary<int, GraphNode> producers = [];
        foreach (GraphNode node in graph.Nodes)
        {
            foreach (int output in node.Outputs)
            {
                producers[output] = node;
            }
        }

        HashSet<GraphNode> needed = new(ReferenceEqualityComparer.Instance);
        Stack<int> open = new(wanted);
        while (open.TryPop(out int value))
        {
            if (value != GraphNode.Absent && producers.TryGetValue(value, out GraphNode? node) && needed.Add(node))
            {
                Array.ForEach(node.Inputs, open.Push);
            }
        }

        return [.. graph.Nodes.Where(needed.Contains)];
    }

    private static List<GraphNode> Sort(Graph graph, GraphNode[] needed, Dictionary<int, List<GraphNode>> readers, Dictionary<GraphNode, int> waiting)
    {
        List<GraphNode> order = new(needed.Length);
        // Among nodes that could run, the file's order: exporters keep producers and readers close, which keeps memory small.
        Dictionary<GraphNode, int> positions = new(ReferenceEqualityComparer.Instance);
        foreach ((int position, GraphNode node) in needed.Index())
        {
            positions.Add(node, position);
        }

        PriorityQueue<GraphNode, int> ready = new(needed.Where(node => waiting[node] == 0).Select(node => (node, positions[node])));
        while (ready.TryDequeue(out GraphNode? next, out _))
        {
            order.Add(next);
            foreach (GraphNode reader in next.Outputs.SelectMany(output => readers.GetValueOrDefault(output) ?? []))
            {
                if (--waiting[reader] == 0)
                {
                    ready.Enqueue(reader, positions[reader]);
                }
            }
        }

        return order.Count == needed.Length
            ? order
            : throw new ModelException(
                graph.Path, $"{needed.First(node => waiting[node] > 0)} lies on a cycle or behind one", "an acyclic graph; export it again");
    }
}
