using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Operators;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Graphs;

/// <summary>
/// Whole numbers that a graph computes of its tensors' shapes, drawn from what exporters write: what planning works out at load,
/// replaces by constants or by other nodes' results, and drops.
/// </summary>
internal sealed class RandomSizes
{
    private const int Most = 12;
    private const long Largest = 1_000_000;

    private readonly CaseBuilder _random;
    private readonly GraphBuilder _graph;
    private readonly List<Size> _sizes = [];
    private int _names;

    /// <param name="random">What to draw from.</param>
    /// <param name="graph">Takes the nodes.</param>
    /// <param name="tensors">Names and shapes of tensors in the graph.</param>
    public RandomSizes(CaseBuilder random, GraphBuilder graph, IEnumerable<(string Name, int[] Shape)> tensors)
    {
        _random = random;
        _graph = graph;
        foreach ((string name, int[] shape) in tensors)
        {
            Write("Shape", name, [.. shape.Select(size => (long)size)], isScalar: false);
        }

        for (int i = 0; i < 30; i++)
        {
            Grow();
        }
    }

    /// <summary>Names of some of them.</summary>
    public IEnumerable<string> Outputs(int count) => _random.Shuffled(_sizes).Take(count).Select(size => size.Name);

    private void Grow()
    {
        Size a = Any(), b = Any();
        int length = a.Values.Length;
        switch (_random.Next(15))
        {
            case 0 when !a.IsScalar && length > 0:
                int[] picks = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => _random.Next(length))];
                Write("Gather", $"{a.Name} {Constant([.. picks.Select(pick => (long)pick - (_random.Coin() ? length : 0))])}",
                    [.. picks.Select(pick => a.Values[pick])], isScalar: false, Attribute("axis", 0));
                break;
            case 1 or 2 when !a.IsScalar && length > 0:
                int one = _random.Next(length);
                Write("Gather", $"{a.Name} {Scalar(one)}", [a.Values[one]], isScalar: true, Attribute("axis", 0));
                break;
            case 3 when !a.IsScalar:
                Slice(a);
                break;
            case 4 when !a.IsScalar && !b.IsScalar && length + b.Values.Length <= Most:
                Write("Concat", $"{a.Name} {b.Name}", [.. a.Values, .. b.Values], isScalar: false, Attribute("axis", 0));
                break;
            case 5 or 6:
                Combine(a, b);
                break;
            case 7:
                long divisor = _random.Shuffled([2L, 3, -2, -1, 1])[0];
                Write("Div", $"{a.Name} {Scalar(divisor)}", [.. a.Values.Select(value => value / divisor)], a.IsScalar);
                break;
            case 8 when a.IsScalar || length == 1:
                Write(a.IsScalar ? "Unsqueeze" : "Squeeze", $"{a.Name} {Constant(0)}", a.Values, !a.IsScalar);
                break;
            case 9 when IsFitting(a, b):
                string equal = Raw("Equal", $"{a.Name} {b.Name}");
                Write("Where", $"{equal} {b.Name} {a.Name}", Stretched(a, b).Left, a.IsScalar && b.IsScalar);
                break;
            case 10 when !a.IsScalar && length == 1 && a.Values[0] is >= 0 and <= Most:
                Write("ConstantOfShape", a.Name, [.. Enumerable.Repeat(7L, (int)a.Values[0])], isScalar: false,
                    Attribute("value", new Feed(new[] { 7L }, [1])));
                break;
            case 11 when a.IsScalar && a.Values[0] is >= 0 and <= Most:
                Write("Range", $"{Scalar(0)} {a.Name} {Scalar(1)}", [.. Enumerable.Range(0, (int)a.Values[0]).Select(i => (long)i)], isScalar: false);
                break;
            case 12:
                string narrow = Raw("Cast", a.Name, Attribute("to", 6));
                Write("Cast", narrow, a.Values, a.IsScalar, Attribute("to", 7));
                break;
            case 13 when length > 0:
                Write("Reshape", $"{a.Name} {Constant(-1)}", a.Values, isScalar: false);
                break;
            case 14 when !a.IsScalar && length > 0 && a.Values.Aggregate(1.0, (product, value) => product * value) is > -Largest and < Largest:
                Write("ReduceProd", a.Name, [a.Values.Aggregate(1L, (product, value) => product * value)], isScalar: false, Attribute("keepdims", 1));
                break;
            default:
                Write("Identity", a.Name, a.Values, a.IsScalar);
                break;
        }
    }

    private void Slice(Size a)
    {
        int length = a.Values.Length, step = _random.Shuffled([1, 1, 2, -1])[0];
        int first = _random.Next((2 * length) + 3) - length - 1, end = _random.Next((2 * length) + 3) - length - 1;
        int from = Math.Clamp(first < 0 ? first + length : first, 0, step > 0 ? length : Math.Max(length - 1, 0));
        int to = Math.Clamp(end < 0 ? end + length : end, step > 0 ? 0 : -1, length);
        List<long> taken = [];
        for (int i = from; length > 0 && (step > 0 ? i < to : i > to); i += step)
        {
            taken.Add(a.Values[i]);
        }

        Write("Slice", $"{a.Name} {Constant(first)} {Constant(end)} {Constant(0)} {Constant(step)}", [.. taken], isScalar: false);
    }

    private void Combine(Size a, Size b)
    {
        if (!IsFitting(a, b))
        {
            return;
        }

        (long[] left, long[] right) = Stretched(a, b);
        string type = _random.Shuffled(["Add", "Sub", "Mul", "Max", "Min"])[0];
        long[] values = [.. left.Zip(right, (x, y) => type switch
        {
            "Add" => x + y,
            "Sub" => x - y,
            "Mul" => x * y,
            "Max" => Math.Max(x, y),
            _ => Math.Min(x, y),
        })];
        if (values.All(value => Math.Abs(value) < Largest))
        {
            Write(type, $"{a.Name} {b.Name}", values, a.IsScalar && b.IsScalar);
        }
    }

    private static bool IsFitting(Size a, Size b) => a.Values.Length == b.Values.Length || a.Values.Length == 1 || b.Values.Length == 1;

    private static (long[] Left, long[] Right) Stretched(Size a, Size b)
    {
        int length = a.Values.Length == 1 ? b.Values.Length : a.Values.Length;
        return (Wide(a.Values), Wide(b.Values));

        long[] Wide(long[] values) => [.. Enumerable.Range(0, length).Select(i => values[values.Length == 1 ? 0 : i])];
    }

    private void Write(string type, string inputs, long[] values, bool isScalar, params AttributeProto[] attributes) =>
        _sizes.Add(new Size(Raw(type, inputs, attributes), values, isScalar));

    private string Raw(string type, string inputs, params AttributeProto[] attributes)
    {
        _graph.Node(type, inputs, $"s{_names}", attributes);
        return $"s{_names++}";
    }

    private string Constant(params long[] values)
    {
        _graph.Constant($"k{_names}", values);
        return $"k{_names++}";
    }

    private string Scalar(long value)
    {
        _graph.Constant($"k{_names}", new Feed(new[] { value }, []));
        return $"k{_names++}";
    }

    private Size Any() => _sizes[_random.Next(_sizes.Count)];

    private sealed record Size(string Name, long[] Values, bool IsScalar);
}
