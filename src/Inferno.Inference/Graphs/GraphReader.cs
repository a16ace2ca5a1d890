using Inferno.Inference.Models;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Graphs;

/// <summary>Numbers the values of a model file and checks that each is defined once and before all else exists.</summary>
internal sealed class GraphReader
{
    private readonly string _path;
    private readonly GraphProto _graph;
    private readonly TensorReader _tensors;
    private readonly int _operatorSet;
    private readonly Dictionary<string, int> _values = [];
    private readonly HashSet<int> _defined = [];
    private readonly Dictionary<int, Tensor> _constants = [];

    private GraphReader(string path, GraphProto graph, TensorReader tensors, int operatorSet)
    {
        _path = path;
        _graph = graph;
        _tensors = tensors;
        _operatorSet = operatorSet;
    }

    /// <exception cref="ModelException">The file is no usable ONNX model.</exception>
    public static Graph Read(string path)
    {
        OnnxFile file = OnnxFile.Open(path);
        return new GraphReader(path, file.Model.Graph, new TensorReader(file), file.OperatorSet()).Read(isBranch: false);
    }

    private Graph Read(bool isBranch)
    {
        if (isBranch && _graph.Input.Count > 0)
        {
            throw new ModelException(_path, $"a graph inside a node with {_graph.Input.Count} inputs of its own", "branches, which read what lies around them");
        }

        foreach (TensorProto initializer in _graph.Initializer)
        {
            _constants.Add(Define(initializer.Name), _tensors.Read(initializer));
        }

        // Before IR version 4 a model lists its initializers among the inputs; they are not the caller's to give.
        GraphInput[] inputs = [.. _graph.Input.Where(input => !_values.ContainsKey(input.Name)).Select(Input)];
        GraphNode[] nodes = [.. _graph.Node.Select(Node)];
        if (isBranch)
        {
            inputs = [.. inputs, .. Captured()];
        }

        Dictionary<string, int> outputs = [];
        foreach (ValueInfoProto output in _graph.Output)
        {
            outputs[output.Name] = Defined(output.Name, "the graph's outputs");
        }

        Array.ForEach(nodes, CheckInputs);
        return new Graph(_path) { Inputs = inputs, Outputs = outputs, Nodes = nodes, Constants = _constants, ValueCount = _values.Count };
    }

    private GraphInput Input(ValueInfoProto input)
    {
        TypeProto.Types.Tensor? type = input.Type?.TensorType;
        long?[] sizes = [.. type?.Shape?.Dim.Select(size => size.HasDimValue ? size.DimValue : (long?)null) ?? []];
        return new GraphInput(input.Name, Define(input.Name), type?.ElemType ?? 0, sizes);
    }

    private GraphNode Node(NodeProto node, int index)
    {
        string name = node.Name.Length > 0 ? node.Name : $"#{index}";
        string type = node.Domain is "" or "ai.onnx" ? node.OpType : $"{node.Domain}.{node.OpType}";
        AttributeProto[] held = [.. node.Attribute.Where(attribute => attribute.G is not null)];
        Graph[] graphs = [.. held.Select(attribute => new GraphReader(_path, attribute.G, _tensors, _operatorSet).Read(isBranch: true))];
        string[] captured = [.. graphs.SelectMany(graph => graph.Inputs).Select(input => input.Name).Distinct()];
        return new GraphNode(name, type, new NodeAttributes(node.Attribute, _operatorSet, _tensors))
        {
            Branches = [.. held.Zip(graphs, (attribute, graph) => new Branch(attribute.Name, graph, [.. attribute.G.Output.Select(output => output.Name)])
            {
                Sources = graph.Inputs.ToDictionary(input => input.Value, input => node.Input.Count + Array.IndexOf(captured, input.Name)),
            })],
            Inputs = [.. node.Input.Select(Number), .. captured.Select(Number)],
            Outputs = [.. node.Output.Select(output => output.Length == 0 ? GraphNode.Absent : Define(output))],
        };
    }

    /// <summary>Names of the graph around this one that its nodes and outputs read.</summary>
    private GraphInput[] Captured()
    {
        foreach (ValueInfoProto output in _graph.Output)
        {
            Number(output.Name);
        }

        string[] names = [.. _values.Where(value => !_defined.Contains(value.Value)).Select(value => value.Key)];
        return [.. names.Select(name => new GraphInput(name, Define(name), 0, []))];
    }

    private void CheckInputs(GraphNode node)
    {
        foreach (int input in node.Inputs)
        {
            if (input != GraphNode.Absent && !_defined.Contains(input))
            {
                string name = _values.First(value => value.Value == input).Key;
                throw new ModelException(_path, $"{node} reads '{name}', which nothing defines", "a complete graph; export it again");
            }
        }
    }

    private int Number(string name)
    {
        if (name.Length == 0)
        {
            return GraphNode.Absent;
        }

        if (!_values.TryGetValue(name, out int value))
        {
            value = _values.Count;
            _values.Add(name, value);
        }

        return value;
    }

    private int Define(string name)
    {
        int value = Number(name);
        return value != GraphNode.Absent && _defined.Add(value)
            ? value
            : throw new ModelException(_path, $"the value '{name}' is unnamed or defined twice", "a graph that defines each value once");
    }

    private int Defined(string name, string where)
    {
        int value = Number(name);
        return _defined.Contains(value)
            ? value
            : throw new ModelException(_path, $"nothing defines '{name}', one of {where}", "a complete graph; export it again");
    }
}
