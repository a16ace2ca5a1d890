using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Graphs;

/// <summary>
/// A drawn graph of views, sums and reductions over a few tensors, with what planning has to get right: nodes written twice of which
/// other outputs are read, sizes that the graph computes, outputs that are inputs, the same or constant, and parts that nothing reads.
/// </summary>
internal sealed class RandomGraph
{
    private const int Float = 1;
    private const int Nodes = 14;

    private readonly CaseBuilder _random;
    private readonly GraphBuilder _graph = new();
    private readonly List<Value> _values = [];
    private readonly List<Written> _written = [];
    private int _names;

    public RandomGraph(int seed)
    {
        _random = new CaseBuilder(seed) { ManyOnes = true };
        for (int i = 0; i < 2; i++)
        {
            int[] shape = _random.Shape(1, 3, empty: false);
            Feed feed = new(Numbers(shape), shape);
            Given.Add($"in{i}", feed);
            _graph.Input($"in{i}", Float, shape.Select((_, axis) => $"in{i}.{axis}"));
            _values.Add(new Value($"in{i}", shape));
        }

        int[] constant = _random.Shape(1, 3, empty: false);
        _graph.Constant("c", new Feed(Numbers(constant), constant));
        _values.Add(new Value("c", constant));
        while (_written.Count < Nodes)
        {
            Grow();
        }

        RandomSizes sizes = new(_random, _graph, _random.Shuffled(_values).Take(3).Select(value => (value.Name, value.Shape)));
        foreach (string size in sizes.Outputs(5))
        {
            _graph.Output(size);
        }

        Value[] outputs = [.. _random.Shuffled(_values).Take(1 + _random.Next(5))];
        foreach (Value output in outputs)
        {
            // The name of an input or constant may not be an output's: a node hands it on.
            bool isGiven = output.Name is "c" || output.Name.StartsWith("in", StringComparison.Ordinal);
            _graph.Output(isGiven ? Write("Identity", [output.Name], [output.Shape])[0].Name : output.Name);
        }
    }

    public Dictionary<string, Feed> Given { get; } = [];

    public ModelProto Model => _graph.Model();

    private void Grow()
    {
        Value x = Any();
        int rank = x.Shape.Length, axis = rank == 0 ? 0 : _random.Next(rank);
        switch (_random.Next(17))
        {
            case 0 or 1 when _written.Count > 0:
                Repeat(_written[_random.Next(_written.Count)]);
                break;
            case 2 when rank > 1:
                int[] order = _random.Shuffled(Enumerable.Range(0, rank));
                Write("Transpose", [x.Name], [[.. order.Select(i => x.Shape[i])]], Attribute("perm", order.Select(i => (long)i)));
                break;
            case 3 when rank > 0 && x.Shape[axis] > 1:
                int first = _random.Next(x.Shape[axis]), count = 1 + _random.Next(x.Shape[axis] - first);
                Write("Slice", [x.Name, List(first), List(first + count), List(axis)], [With(x.Shape, axis, count)]);
                break;
            case 4 when rank < 5:
                int added = _random.Next(rank + 1);
                Write("Unsqueeze", [x.Name, List(added)], [[.. x.Shape[..added], 1, .. x.Shape[added..]]]);
                break;
            case 5 when rank > 0 && x.Shape[axis] == 1:
                Write("Squeeze", [x.Name, List(axis)], [Without(x.Shape, axis)]);
                break;
            case 6 when rank is > 0 and < 5 && x.Shape[axis] == 1:
                int[] wide = With(x.Shape, axis, 1 + _random.Next(4));
                Write("Expand", [x.Name, List([.. wide.Select(size => (long)size)])], [wide]);
                break;
            case 7 or 8 when rank > 0 && x.Shape[axis] > 1:
                SplitInTwo(x, axis);
                break;
            case 9 when rank > 0:
                ReshapeBySizesOfItsOwn(x, axis);
                break;
            case 10 when rank > 0:
                Write("Concat", [x.Name, x.Name], [With(x.Shape, axis, 2 * x.Shape[axis])], Attribute("axis", axis));
                break;
            case 11 when rank > 0:
                Write("Gather", [x.Name, List(_random.Next(x.Shape[axis]), 0)], [With(x.Shape, axis, 2)], Attribute("axis", axis));
                break;
            case 12 when rank > 0:
                bool keep = _random.Coin();
                Write(_random.Coin() ? "ReduceMax" : "ReduceMin", [x.Name],
                    [keep ? With(x.Shape, axis, 1) : Without(x.Shape, axis)], Attribute("axes", [axis]), Attribute("keepdims", keep ? 1 : 0));
                break;
            case 13 when rank > 0:
                Write("Softmax", [x.Name], [x.Shape], Attribute("axis", axis));
                break;
            case 14:
                Write(_random.Shuffled(["Neg", "Relu", "Identity", "Abs"])[0], [x.Name], [x.Shape]);
                break;
            default:
                Combine(x, Any());
                break;
        }
    }

    /// <summary>The same node again, with outputs of its own, of which others may be left out.</summary>
    private void Repeat(Written node) =>
        Write(node.Operator, node.Inputs, node.Shapes, node.Attributes);

    private void SplitInTwo(Value x, int axis)
    {
        int first = 1 + _random.Next(x.Shape[axis] - 1);
        string parts = List(first, x.Shape[axis] - first);
        Write("Split", [x.Name, parts], [With(x.Shape, axis, first), With(x.Shape, axis, x.Shape[axis] - first)], Attribute("axis", axis));
    }

    /// <summary>To [-1, size along an axis], as exporters do: the size is read, gathered and joined by nodes.</summary>
    private void ReshapeBySizesOfItsOwn(Value x, int axis)
    {
        string shape = Raw("Shape", x.Name), size = Raw("Gather", $"{shape} {List(axis)}", Attribute("axis", 0));
        string sizes = Raw("Concat", $"{List(-1)} {size}", Attribute("axis", 0));
        Write("Reshape", [x.Name, sizes], [[x.Shape.Aggregate(1, (a, b) => a * b) / x.Shape[axis], x.Shape[axis]]]);
    }

    private void Combine(Value x, Value y)
    {
        int rank = Math.Max(x.Shape.Length, y.Shape.Length);
        int[] left = [.. Enumerable.Repeat(1, rank - x.Shape.Length), .. x.Shape], right = [.. Enumerable.Repeat(1, rank - y.Shape.Length), .. y.Shape];
        if (left.Zip(right).All(pair => pair.First == pair.Second || pair.First == 1 || pair.Second == 1))
        {
            Write(_random.Shuffled(["Add", "Sub", "Max", "Min"])[0], [x.Name, y.Name], [[.. left.Zip(right, (a, b) => a == 1 ? b : a)]]);
        }
    }

    private Value[] Write(string type, string[] inputs, int[][] shapes, params AttributeProto[] attributes)
    {
        int read = _random.Next(shapes.Length);
        Value[] outputs = [.. shapes.Select(shape => new Value($"v{_names++}", shape))];
        bool[] isLeftOut = [.. shapes.Select((_, i) => i != read && _random.Coin())];
        if (shapes.Any(shape => shape.Aggregate(1L, (a, b) => a * b) > 5000))
        {
            return [];
        }

        _graph.Node(type, string.Join(' ', inputs), string.Join(' ', outputs.Select((output, i) => isLeftOut[i] ? "-" : output.Name)), attributes);
        _written.Add(new Written(type, inputs, shapes, attributes));
        _values.AddRange(outputs.Where((_, i) => i == read || (!isLeftOut[i] && _random.Coin())));
        return outputs;
    }

    private string Raw(string type, string inputs, params AttributeProto[] attributes)
    {
        _graph.Node(type, inputs, $"v{_names}", attributes);
        return $"v{_names++}";
    }

    private string List(params long[] values)
    {
        _graph.Constant($"c{_names}", values);
        return $"c{_names++}";
    }

    private Value Any() => _values[_random.Next(_values.Count)];

    private float[] Numbers(int[] shape) => [.. Enumerable.Range(0, shape.Aggregate(1, (a, size) => a * size)).Select(_ => (float)(_random.Next(41) - 20))];

    private static int[] With(int[] shape, int axis, int size) => [.. shape[..axis], size, .. shape[(axis + 1)..]];

    private static int[] Without(int[] shape, int axis) => [.. shape[..axis], .. shape[(axis + 1)..]];

    private sealed record Value(string Name, int[] Shape);

    private sealed record Written(string Operator, string[] Inputs, int[][] Shapes, AttributeProto[] Attributes);
}
