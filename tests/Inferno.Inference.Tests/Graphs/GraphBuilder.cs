using Google.Protobuf;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.Graphs;

/// <summary>Small graphs, written node by node.</summary>
internal sealed class GraphBuilder
{
    private readonly GraphProto _graph = new() { Name = "test" };

    public GraphBuilder Input(string name, int elementType, params IEnumerable<string> sizes)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimParam = size }));
        TypeProto type = new() { TensorType = new TypeProto.Types.Tensor { ElemType = elementType, Shape = shape } };
        _graph.Input.Add(new ValueInfoProto { Name = name, Type = type });
        return this;
    }

    public GraphBuilder Constant(string name, Feed value)
    {
        _graph.Initializer.Add(OneNodeModel.Initializer(name, value));
        return this;
    }

    public GraphBuilder Constant(string name, params IEnumerable<long> values)
    {
        long[] list = [.. values];
        return Constant(name, new Feed(list, [list.Length]));
    }

    /// <summary>Adds a node; names stand one space apart, and one that is left out is a dash.</summary>
    public GraphBuilder Node(string type, string inputs, string outputs, params IEnumerable<AttributeProto> attributes)
    {
        NodeProto node = OneNodeModel.Node(type, outputs);
        node.Output.AddRange(Names(outputs));
        node.Input.AddRange(Names(inputs));
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return this;
    }

    public GraphBuilder Output(string name)
    {
        _graph.Output.Add(new ValueInfoProto { Name = name });
        return this;
    }

    private static IEnumerable<string> Names(string list) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name == "-" ? "" : name);

    public ModelProto Model() => new() { IrVersion = 8, Graph = _graph, OpsetImport =
    {
        new OperatorSetIdProto { Version = 17 }, new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 },
    } };

    public Graph Graph()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, Model().ToByteArray());
        try
        {
            return GraphReader.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
