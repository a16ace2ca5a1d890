namespace Inferno.Inference.Graphs;

/// <summary>
/// Works out at load what it can of shapes, and of the whole numbers computed from them: exporters write a dozen nodes
/// to reshape one tensor, most of which compute what is known beforehand or what another node computes already.
/// </summary>
internal sealed class ShapeInference(SizeAlgebra algebra)
{
    private readonly Dictionary<int, ValueFacts> _facts = [];
    private readonly ShapeRules _shapes = new(algebra);
    private readonly ContentRules _contents = new(algebra);

    public ValueFacts Of(int value) => _facts.GetValueOrDefault(value, ValueFacts.Nothing);

    public void Learn(int value, ValueFacts facts)
    {
        if (value != GraphNode.Absent)
        {
            _facts[value] = facts;
        }
    }

    /// <summary>Learns of a node's first output.</summary>
    public ValueFacts Infer(GraphNode node)
    {
        if (node.Inputs.Length < InputsNeeded(node.OperatorType) || node.Outputs.Length > 1)
        {
            return ValueFacts.Nothing;
        }

        ValueFacts[] inputs = Array.ConvertAll(node.Inputs, Of);
        ValueFacts facts = _contents.Infer(node, inputs, _shapes.Infer(node, inputs));
        Learn(node.Outputs[0], facts);
        return facts;
    }

    /// <summary>A node with fewer inputs fails when it runs; here it only must not be looked into.</summary>
    private static int InputsNeeded(string operatorType) => operatorType switch
    {
        "Range" or "Where" => 3,
        "Expand" or "Gather" or "GatherElements" or "MatMul" or "Reshape" => 2,
        _ => 1,
    };
}
