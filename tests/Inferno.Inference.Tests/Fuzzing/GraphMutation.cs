using Google.Protobuf;
using Inferno.Inference.Managed;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.Fuzzing;

/// <summary>Damages graphs that stay well-formed files: their nodes, attributes, constants and interface.</summary>
internal static class GraphMutation
{
    private static readonly long[] Numbers =
        [0, 1, -1, 2, 3, 8, 9, 255, int.MaxValue, int.MinValue, 1L << 40, long.MaxValue, long.MinValue];

    /// <summary>One to four changes of a copy; the same random numbers make the same changes.</summary>
    public static byte[] Apply(ModelProto original, Random random)
    {
        ModelProto model = original.Clone();
        for (int left = 1 + random.Next(4); left > 0; left--)
        {
            Change(model.Graph, random);
        }

        return model.ToByteArray();
    }

    /// <summary>A tensor of other sizes, axes or values, of as many elements as those sizes say.</summary>
    public static Feed Misshaped(Feed feed, Random random)
    {
        List<int> shape = [.. feed.Shape];
        switch (random.Next(4))
        {
            case 0 when shape.Count > 0:
                shape[random.Next(shape.Count)] = random.Next(4);
                break;
            case 1 when shape.Count > 0:
                shape.RemoveAt(random.Next(shape.Count));
                break;
            case 2 when shape.Count < 6:
                shape.Insert(random.Next(shape.Count + 1), random.Next(3));
                break;
        }

        Array values = Array.CreateInstance(feed.Values.GetType().GetElementType()!, shape.Aggregate(1, (a, size) => a * size));
        for (int i = 0; i < values.Length && feed.Values.Length > 0; i++)
        {
            values.SetValue(feed.Values.GetValue(i % feed.Values.Length), i);
        }

        if (values.Length > 0 && random.Next(2) == 0 && values is int[] or long[])
        {
            values.SetValue(Convert.ChangeType(Pick([0L, 1, -1, 2, 7, int.MaxValue, int.MinValue], random), values.GetType().GetElementType()!, null), random.Next(values.Length));
        }

        return feed with { Values = values, Shape = [.. shape] };
    }

    private static void Change(GraphProto graph, Random random)
    {
        NodeProto node = Pick(graph.Node, random);
        switch (random.Next(9))
        {
            case 0:
                string type = Pick(ManagedEngine.SupportedOperators, random);
                (node.Domain, node.OpType) = (type[..Math.Max(0, type.LastIndexOf('.'))], type[(type.LastIndexOf('.') + 1)..]);
                break;
            case 1 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = AnyValue(graph, random);
                break;
            case 2 when node.Input.Count > 0:
                node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            case 3:
                node.Input.Add(AnyValue(graph, random));
                break;
            case 4 when node.Attribute.Count > 0:
                ChangeAttribute(Pick(node.Attribute, random), random);
                break;
            case 5:
                if (AnyTensor(graph, random) is { } tensor)
                {
                    ChangeTensor(tensor, random);
                }

                break;
            case 6:
                node.Output.Insert(random.Next(node.Output.Count + 1), random.Next(2) == 0 ? "" : $"more{random.Next(1000)}");
                break;
            case 7 when node.Output.Count > 0:
                node.Output[random.Next(node.Output.Count)] = "";
                break;
            default:
                if (graph.Input.Count > 0)
                {
                    ChangeSize(Pick(graph.Input, random), random);
                }

                break;
        }
    }

    private static void ChangeAttribute(AttributeProto attribute, Random random)
    {
        attribute.I = Pick(Numbers, random);
        if (attribute.Ints.Count > 0)
        {
            attribute.Ints[random.Next(attribute.Ints.Count)] = Pick(Numbers, random);
        }

        if (attribute.T is { } tensor)
        {
            ChangeTensor(tensor, random);
        }
    }

    private static void ChangeTensor(TensorProto tensor, Random random)
    {
        switch (random.Next(4))
        {
            case 0 when tensor.Dims.Count > 0:
                tensor.Dims[random.Next(tensor.Dims.Count)] = Pick(Numbers, random);
                break;
            case 1:
                tensor.Dims.Add(Pick(Numbers, random));
                break;
            case 2:
                tensor.DataType = random.Next(24);
                break;
            default:
                WriteNumber(tensor, Pick(Numbers, random), random);
                break;
        }
    }

    /// <summary>Another value in place of one element, the length kept, so that the tensor is still read.</summary>
    private static void WriteNumber(TensorProto tensor, long value, Random random)
    {
        byte[] data = tensor.RawData.ToByteArray();
        if (data.Length >= sizeof(long))
        {
            int element = random.Next(data.Length / sizeof(long));
            BitConverter.TryWriteBytes(data.AsSpan(element * sizeof(long)), value);
            tensor.RawData = ByteString.CopyFrom(data);
        }
    }

    private static void ChangeSize(ValueInfoProto value, Random random)
    {
        TensorShapeProto shape = value.Type.TensorType.Shape;
        if (shape.Dim.Count > 0)
        {
            Pick(shape.Dim, random).DimValue = Pick(Numbers, random);
        }

        value.Type.TensorType.ElemType = random.Next(4) == 0 ? random.Next(24) : value.Type.TensorType.ElemType;
    }

    private static TensorProto? AnyTensor(GraphProto graph, Random random)
    {
        TensorProto[] constants =
            [.. graph.Node.Where(node => node.OpType == "Constant").SelectMany(node => node.Attribute).Select(one => one.T).OfType<TensorProto>()];
        return constants.Length > 0 && random.Next(4) > 0 ? Pick(constants, random) : graph.Initializer.Count > 0 ? Pick(graph.Initializer, random) : null;
    }

    private static string AnyValue(GraphProto graph, Random random) => random.Next(8) switch
    {
        0 => "",
        1 => "nowhere",
        2 when graph.Input.Count > 0 => Pick(graph.Input, random).Name,
        3 when graph.Initializer.Count > 0 => Pick(graph.Initializer, random).Name,
        _ => Pick(Pick(graph.Node, random).Output, random),
    };

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static T Pick<T>(Google.Protobuf.Collections.RepeatedField<T> items, Random random) => items[random.Next(items.Count)];
}
