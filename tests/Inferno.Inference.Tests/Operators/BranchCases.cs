using Inferno.Inference.Onnx;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of a choice between two graphs that read values around them, hold constants, and choose again.</summary>
internal static class BranchCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new() { ["If"] = If };

    private static OperatorCase If(CaseBuilder b)
    {
        int[] shape = b.Shape(1, 3);
        int outputs = 1 + b.Next(2);
        return new("If", [b.Booleans(b.Coin() ? [] : [1]), b.Floats(shape), b.Floats(shape), b.Booleans([1])],
            Attribute("then_branch", Branch(b, "then", outputs, 2)), Attribute("else_branch", Branch(b, "else", outputs, 2)))
        {
            OwnInputs = 1, Plain = [1, 2, 3], Outputs = outputs,
        };
    }

    /// <summary>A few nodes on the values around, a constant and each other, with a choice within it now and then.</summary>
    private static GraphProto Branch(CaseBuilder b, string name, int outputs, int depth)
    {
        GraphProto graph = new() { Name = name };
        List<string> values = ["in1", "in2", $"{name}.c"];
        graph.Initializer.Add(OneNodeModel.Initializer($"{name}.c", b.Floats([1])));
        for (int i = 0; i < 4; i++)
        {
            NodeProto node = b.Next(4) == 0 && depth > 0
                ? new()
                {
                    OpType = "If",
                    Input = { "in3" },
                    Attribute =
                    {
                        Attribute("then_branch", Branch(b, $"{name}.{i}.then", 1, depth - 1)), Attribute("else_branch", Branch(b, $"{name}.{i}.else", 1, depth - 1)),
                    },
                }
                : b.Coin() ? new() { OpType = "Neg", Input = { values[b.Next(values.Count)] } }
                : new() { OpType = b.Coin() ? "Add" : "Mul", Input = { values[b.Next(values.Count)], values[b.Next(values.Count)] } };
            node.Name = $"{name}.{i}";
            node.Output.Add($"{name}.v{i}");
            graph.Node.Add(node);
            values.Add($"{name}.v{i}");
        }

        graph.Output.AddRange(Enumerable.Range(0, outputs).Select(i => new ValueInfoProto { Name = $"{name}.v{3 - i}" }));
        return graph;
    }
}
