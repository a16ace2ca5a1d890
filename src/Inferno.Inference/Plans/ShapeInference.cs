using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;

namespace Inferno.Inference.Plans;

/// <summary>
/// Works out at load what it can of shapes, and of the whole numbers computed from them: exporters write a dozen nodes
/// to reshape one tensor, most of which compute what is known beforehand or what another node computes already.
/// </summary>
internal sealed class ShapeInference(SizeAlgebra algebra)
{
    private readonly Dictionary<int, ValueFacts> _facts = [];

    public ValueFacts Of(int value) => _facts.GetValueOrDefault(value, ValueFacts.Nothing);

    public void Learn(int value, ValueFacts facts)
    {
        if (value != GraphNode.Absent)
        {
            _facts[value] = facts;
        }
    }

    /// <summary>Learns of a node's first output.</summary>
    /// <returns>What may stand in the node's place; nothing for a node with several outputs.</returns>
    public ValueFacts Infer(GraphNode node, Operator computation)
    {
        ValueFacts facts = computation.Infer(new InputFacts(Array.ConvertAll(node.Inputs, Of), algebra));
        Learn(node.Outputs[0], facts);
        return node.Outputs.Length == 1 ? facts : ValueFacts.Nothing;
    }
}
