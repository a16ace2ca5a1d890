using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Graphs;

/// <summary>
/// Makes a plan of a graph: leaves out what nothing needs, computes what is constant, computes equal nodes once,
/// lets operators prepare for their constants and notes where each value is used last.
/// </summary>
internal sealed class PlanBuilder
{
    private readonly Graph _graph;
    private readonly Dictionary<int, Tensor> _constants = [];
    private readonly int[] _replacements;
    private readonly Dictionary<string, GraphNode> _computed = [];
    private readonly Dictionary<string, int> _known = [];
    private readonly ShapeInference _inference;
    private readonly ConstantFolding _folding = new();
    private readonly List<PlanNode> _nodes = [];

    private readonly PlanRequest _request;

    private PlanBuilder(Graph graph, PlanRequest request)
    {
        _graph = graph;
        _request = request;
        _replacements = [.. Enumerable.Range(0, graph.ValueCount)];
        _inference = new ShapeInference(request.Algebra);
        foreach ((int value, Tensor constant) in graph.Constants)
        {
            Hold(value, constant);
        }

        foreach ((int value, Size[] shape) in request.InputShapes)
        {
            _inference.Learn(value, new ValueFacts(shape));
        }
    }

    /// <summary>Plans the computation of all outputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="request">What the caller knows of its inputs and does in place of some nodes.</param>
    /// <exception cref="ModelException">An operator is unknown, wrongly used, or the graph has a cycle.</exception>
    public static Plan Build(Graph graph, PlanRequest? request = null) => new PlanBuilder(graph, request ?? new PlanRequest()).Build();

    private Plan Build()
    {
        foreach (GraphNode node in TopologicalOrder.Of(_graph, _graph.Outputs.Values))
        {
            try
            {
                Add(node with { Inputs = Array.ConvertAll(node.Inputs, Replacement) });
            }
            catch (OperatorException exception)
            {
                throw _graph.Fault(node, exception);
            }
        }

        Dictionary<string, int> outputs = _graph.Outputs.ToDictionary(output => output.Key, output => Replacement(output.Value));
        PlanNode[] nodes = Lifetimes.Assign(
            Liveness.Prune(_nodes, outputs.Values), outputs.Values, value => _constants.ContainsKey(value));
        return new Plan(_graph.Path) { Inputs = _graph.Inputs, Outputs = outputs, Nodes = nodes, Constants = UsedConstants(nodes, outputs) };
    }

    private void Add(GraphNode node)
    {
        if (_request.Substitutes.TryGetValue(node.Outputs[0], out Operator? substitute))
        {
            _inference.Infer(node);
            _nodes.Add(new PlanNode(node.Name, node.OperatorType, substitute) { Inputs = node.Inputs, Outputs = node.Outputs });
            return;
        }

        Operator computation = OperatorTable.Create(node, _graph.Path);
        Tensor?[] constants = [.. node.Inputs.Select(input => _constants.GetValueOrDefault(input))];
        if (node.Inputs.All(input => input == PlanNode.Absent || _constants.ContainsKey(input)))
        {
            Fold(node, computation, constants);
        }
        else if (!ReplaceByEqual(node) && !ReplaceByKnown(node))
        {
            _nodes.Add(Prepare(node, computation, constants));
        }
    }

    private void Fold(GraphNode node, Operator computation, Tensor?[] constants)
    {
        Tensor[] results = _folding.Run(node, computation, constants);
        foreach ((int output, Tensor result) in node.Outputs.Zip(results))
        {
            if (output != PlanNode.Absent)
            {
                Hold(output, result);
            }
        }
    }

    /// <summary>Keeps a constant, small whole-number ones once however often they occur.</summary>
    private void Hold(int value, Tensor constant)
    {
        ValueFacts facts = ValueFacts.Of(constant);
        _inference.Learn(value, facts);
        _constants[value] = constant;
        if (facts.Key is { } key && !_known.TryAdd(key, value))
        {
            _replacements[value] = _known[key];
        }
    }

    /// <summary>Drops a node whose result inference knows, or finds to equal another's.</summary>
    private bool ReplaceByKnown(GraphNode node)
    {
        ValueFacts facts = _inference.Infer(node);
        if (facts.ToTensor() is { } known)
        {
            Hold(node.Outputs[0], known);
            return true;
        }

        if (facts.Key is not { } key || _known.TryAdd(key, node.Outputs[0]))
        {
            return false;
        }

        _replacements[node.Outputs[0]] = _known[key];
        return true;
    }

    private bool ReplaceByEqual(GraphNode node)
    {
        string key = $"{node.OperatorType}({string.Join(',', node.Inputs)}){node.Outputs.Length}{node.Attributes.Key}";
        if (_computed.TryAdd(key, node))
        {
            return false;
        }

        foreach ((int output, int equal) in node.Outputs.Zip(_computed[key].Outputs))
        {
            if (output != PlanNode.Absent && equal != PlanNode.Absent)
            {
                _replacements[output] = Replacement(equal);
            }
        }

        return true;
    }

    private PlanNode Prepare(GraphNode node, Operator computation, Tensor?[] constants)
    {
        Preparation preparation = computation is IPreparable preparable
            ? preparable.Prepare(constants)
            : new Preparation(computation);
        Operator prepared = preparation.Operator is PackedMatMul product && IsLastRowEnough(node.Outputs[0])
            ? new LastRowMatMul(product)
            : preparation.Operator;
        return new PlanNode(node.Name, node.OperatorType, prepared)
        {
            Inputs = preparation.InputsKept is int kept ? node.Inputs[..kept] : node.Inputs,
            Outputs = node.Outputs,
        };
    }

    private bool IsLastRowEnough(int value) =>
        _request.LastRowOf == value && !_graph.Nodes.Any(node => node.Inputs.Contains(value));

    private Tensor?[] UsedConstants(PlanNode[] nodes, Dictionary<string, int> outputs)
    {
        Tensor?[] used = new Tensor?[_graph.ValueCount];
        foreach (int slot in nodes.SelectMany(node => node.Inputs).Concat(outputs.Values))
        {
            if (slot != PlanNode.Absent)
            {
                used[slot] = _constants.GetValueOrDefault(slot);
            }
        }

        return used;
    }

    private int Replacement(int value) => value == PlanNode.Absent ? value : _replacements[value];
}
