using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Plans;

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
    private readonly HashSet<int> _read;
    private readonly IReadOnlyList<GraphNode> _order;
    private readonly PlanRequest _request;

    private PlanBuilder(Graph graph, PlanRequest request)
    {
        _graph = graph;
        _request = request;
        _order = TopologicalOrder.Of(graph, graph.Outputs.Values);
        _read = [.. _order.SelectMany(node => node.Inputs), .. graph.Outputs.Values];
        _read.Remove(GraphNode.Absent);
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
        foreach (GraphNode node in _order)
        {
            try
            {
                Add(node with { Inputs = Array.ConvertAll(node.Inputs, Replacement), Outputs = Array.ConvertAll(node.Outputs, IfRead) });
            }
            catch (OperatorException exception)
            {
                throw _graph.Fault(node, exception);
            }
        }

        Dictionary<string, int> outputs = _graph.Outputs.ToDictionary(output => output.Key, output => Replacement(output.Value));
        CutToLastRow([.. outputs.Values]);
        PlanNode[] nodes = Lifetimes.Assign(
            Liveness.Prune(_nodes, outputs.Values), outputs.Values, value => _constants.ContainsKey(value));
        return new Plan(_graph.Path) { Inputs = _graph.Inputs, Outputs = outputs, Nodes = nodes, Constants = UsedConstants(nodes, outputs) };
    }

    private void Add(GraphNode node)
    {
        Operator computation = OperatorTable.Create(node, _graph.Path);
        CheckOutputs(node, computation);
        computation.CheckInputs(input => input < node.Inputs.Length && node.Inputs[input] != GraphNode.Absent);
        bool isConstant = node.Inputs.All(input => input == GraphNode.Absent || _constants.ContainsKey(input));
        WidenFor(node, computation, isConstant);
        Tensor?[] constants = [.. node.Inputs.Select(input => _constants.GetValueOrDefault(input))];
        if (node.Branches.Count > 0)
        {
            computation = computation.WithBodies(node.Branches.DistinctBy(branch => branch.Name).ToDictionary(branch => branch.Name, Body (branch) => Planned(node, branch)));
        }

        int[] caches = Array.ConvertAll(node.Outputs, output => _request.Caches.GetValueOrDefault(output, -1));
        if (caches.Any(cache => cache >= 0))
        {
            _inference.Infer(node, computation);
            _nodes.Add(Prepare(node, computation, constants, caches));
        }
        else if (isConstant)
        {
            Fold(node, computation, constants);
        }
        else if (!ReplaceByEqual(node) && !ReplaceByKnown(node, computation))
        {
            _nodes.Add(Prepare(node, computation, constants));
        }
    }

    /// <summary>A branch's plan: what is constant here is constant there too.</summary>
    private PlannedBody Planned(GraphNode node, Branch branch)
    {
        Dictionary<int, Tensor> constants = new(branch.Graph.Constants);
        Dictionary<int, Size[]> shapes = [];
        foreach ((int inner, int source) in branch.Sources)
        {
            if (_constants.TryGetValue(node.Inputs[source], out Tensor? constant))
            {
                constants.Add(inner, constant);
            }
            else if (_inference.Of(node.Inputs[source]).Shape is { } shape)
            {
                shapes.Add(inner, shape);
            }
        }

        Graph graph = branch.Graph with { Constants = constants, Inputs = [.. branch.Graph.Inputs.Where(input => !constants.ContainsKey(input.Value))] };
        return new PlannedBody(Build(graph, new PlanRequest { Algebra = _request.Algebra, InputShapes = shapes }), branch);
    }

    private static void CheckOutputs(GraphNode node, Operator computation)
    {
        for (int i = 0; i < node.Outputs.Length; i++)
        {
            if (node.Outputs[i] != GraphNode.Absent && !computation.Computes(i))
            {
                throw new OperatorException($"output {i}, which the graph reads",
                    "no more outputs than the managed engine computes; use --engine onnxruntime for others");
            }
        }
    }

    /// <summary>
    /// Makes floats of constants that are stored in sixteen bits, for all who read them, unless this operator reads them so, or only
    /// makes other constants of them.
    /// </summary>
    private void WidenFor(GraphNode node, Operator computation, bool isConstant)
    {
        foreach ((int input, int value) in node.Inputs.Index())
        {
            bool isKept = isConstant
                ? computation.Rearranges
                : _constants.TryGetValue(value, out Tensor? narrow) && computation.TakesNarrow(input, narrow);
            if (!isKept && _constants.TryGetValue(value, out Tensor? constant))
            {
                _constants[value] = Widening.Widened(constant);
            }
        }
    }

    private void Fold(GraphNode node, Operator computation, Tensor?[] constants)
    {
        Tensor[] results = _folding.Run(node, computation, constants);
        foreach ((int output, Tensor result) in node.Outputs.Zip(results))
        {
            if (output != GraphNode.Absent)
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
    private bool ReplaceByKnown(GraphNode node, Operator computation)
    {
        ValueFacts facts = _inference.Infer(node, computation);
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

    /// <summary>Drops a node that another equals in all, down to which of its outputs are read.</summary>
    private bool ReplaceByEqual(GraphNode node)
    {
        string outputs = string.Concat(node.Outputs.Select(output => output == GraphNode.Absent ? '-' : '+'));
        string key = $"{node.OperatorType}({string.Join(',', node.Inputs)}){outputs}{node.Attributes.Key}";
        if (_computed.TryAdd(key, node))
        {
            return false;
        }

        foreach ((int output, int equal) in node.Outputs.Zip(_computed[key].Outputs))
        {
            if (output != GraphNode.Absent)
            {
                _replacements[output] = Replacement(equal);
            }
        }

        return true;
    }

    private static PlanNode Prepare(GraphNode node, Operator computation, Tensor?[] constants, int[]? caches = null)
    {
        Preparation preparation = computation.Prepare(constants);
        return new PlanNode(node.Name, node.OperatorType, preparation.Operator)
        {
            Inputs = preparation.InputsKept is int kept ? node.Inputs[..kept] : node.Inputs,
            Outputs = node.Outputs,
            Caches = caches,
        };
    }

    /// <summary>
    /// Computes one row of the product of which no more is wanted. Only once the plan is whole is it known that nothing else
    /// reads it: nodes that it equals were replaced by it.
    /// </summary>
    private void CutToLastRow(int[] outputs)
    {
        if (_request.LastRowOf is not { } wanted)
        {
            return;
        }

        int value = Replacement(wanted);
        bool isReadElsewhere = outputs.Count(output => output == value) > 1 || _nodes.Any(node => node.Inputs.Contains(value));
        int index = _nodes.FindIndex(node => node.Outputs.Contains(value));
        if (!isReadElsewhere && index >= 0 && _nodes[index] is var whole && whole.Operator.LastRow() is { } product)
        {
            _nodes[index] = new PlanNode(whole.Name, whole.OperatorType, product) { Inputs = whole.Inputs, Outputs = whole.Outputs };
        }
    }

    private Tensor?[] UsedConstants(PlanNode[] nodes, Dictionary<string, int> outputs)
    {
        Tensor?[] used = new Tensor?[_graph.ValueCount];
        foreach (int slot in nodes.SelectMany(node => node.Inputs).Concat(outputs.Values))
        {
            if (slot != GraphNode.Absent)
            {
                used[slot] = _constants.GetValueOrDefault(slot);
            }
        }

        return used;
    }

    private int IfRead(int output) => _read.Contains(output) ? output : GraphNode.Absent;

    private int Replacement(int value) => value == GraphNode.Absent ? value : _replacements[value];
}
