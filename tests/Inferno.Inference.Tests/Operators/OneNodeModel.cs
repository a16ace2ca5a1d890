using Google.Protobuf;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Operators;

/// <summary>An ONNX file with the one node of a case.</summary>
internal static class OneNodeModel
{
    public static ModelProto Of(OperatorCase subject)
    {
        NodeProto node = Node(subject.Operator, "subject");
        GraphProto graph = new() { Name = "test" };
        foreach ((int index, Feed? input) in subject.Inputs.Index())
        {
            if (index < subject.OwnInputs)
            {
                node.Input.Add(input is null ? "" : AddViews(graph, InputName(index), subject.Views[index]));
            }

            if (input is { IsConstant: true })
            {
                graph.Initializer.Add(Initializer(InputName(index), input));
            }
            else if (input is not null)
            {
                graph.Input.Add(Value(InputName(index), input));
            }
        }

        for (int i = 0; i < subject.Outputs; i++)
        {
            node.Output.Add(subject.LeftOut.Contains(i) ? "" : OutputName(i));
            if (!subject.LeftOut.Contains(i))
            {
                graph.Output.Add(new ValueInfoProto { Name = OutputName(i) });
            }
        }

        node.Attribute.AddRange(subject.Attributes);
        graph.Node.Add(node);
        return new ModelProto { IrVersion = 8, Graph = graph, OpsetImport =
        {
            new OperatorSetIdProto { Version = subject.OperatorSet }, new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 },
        } };
    }

    /// <summary>A node of an operator, whose domain stands in front of its name.</summary>
    public static NodeProto Node(string type, string name)
    {
        int dot = type.LastIndexOf('.');
        return new NodeProto { Domain = type[..Math.Max(0, dot)], OpType = type[(dot + 1)..], Name = name };
    }

    /// <summary>Adds the nodes through which a value is seen, and gives the name of what the last one shows.</summary>
    private static string AddViews(GraphProto graph, string value, IReadOnlyList<ViewStep> views)
    {
        foreach (ViewStep view in views)
        {
            string seen = $"{value}'";
            NodeProto node = new() { OpType = view.Operator, Name = seen, Input = { value } };
            foreach ((int index, Feed list) in view.Lists.Index())
            {
                node.Input.Add($"{seen}.list{index}");
                graph.Initializer.Add(Initializer($"{seen}.list{index}", list));
            }

            node.Output.AddRange(Enumerable.Range(0, view.Outputs).Select(output => output == view.Output ? seen : $"{seen}.unread{output}"));
            node.Attribute.AddRange(view.Attributes);
            graph.Node.Add(node);
            value = seen;
        }

        return value;
    }

    public static string InputName(int index) => $"in{index}";

    public static string OutputName(int index) => $"out{index}";

    // An array of sbyte is one of byte too, as far as a pattern sees.
    public static ElementType TypeOf(Array values) => values.GetType() == typeof(sbyte[]) ? ElementType.Int8 : values switch
    {
        float[] => ElementType.Float,
        double[] => ElementType.Double,
        long[] => ElementType.Int64,
        int[] => ElementType.Int32,
        byte[] => ElementType.Byte,
        bool[] => ElementType.Bool,
        _ => throw new ArgumentException($"{values.GetType()} is no tensor data", nameof(values)),
    };

    public static TensorProto Initializer(string name, Feed feed)
    {
        ElementType type = TypeOf(feed.Values);
        byte[] bytes = new byte[feed.Values.Length * type.Size()];
        Buffer.BlockCopy(feed.Values, 0, bytes, 0, bytes.Length);
        TensorProto proto = new() { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        proto.Dims.AddRange(feed.Shape.Select(size => (long)size));
        return proto;
    }

    private static ValueInfoProto Value(string name, Feed feed)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(feed.Shape.Select((_, axis) => new TensorShapeProto.Types.Dimension { DimParam = $"{name}_{axis}" }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TypeOf(feed.Values), Shape = shape } },
        };
    }
}
