using Google.Protobuf;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Attention that writes its presents into a sequence's own caches, pass after pass.</summary>
public sealed class PresentsOfAttention
{
    private const int KeyHeads = 2, Heads = 4, Size = 16, Limit = 40;

    // As in AttentionCases, and no more for later passes: what they read was written as it is.
    private const double Tolerance = 4.4e-5;

    private static readonly int[] Passes = [5, 1, 1, 3, 1];

    [Theory]
    [InlineData("com.microsoft.GroupQueryAttention")]
    [InlineData("com.microsoft.MultiHeadAttention")]
    [InlineData("Attention")]
    public void Are_appended_in_place_and_give_the_results_of_onnx_runtime(string type)
    {
        CaseBuilder builder = new(7);
        int keyHeads = type == "com.microsoft.MultiHeadAttention" ? Heads : KeyHeads;
        Feed keys = new(Array.Empty<float>(), [1, keyHeads, 0, Size]), values = keys;
        Dimensions shape = new(1, keyHeads, 0, Size);
        Sequence sequence = new([new GrowingTensor(shape, 2, Limit), new GrowingTensor(shape, 2, Limit)]);
        Execution? execution = null;
        Plan? plan = null;
        int firstPast = type == "com.microsoft.GroupQueryAttention" ? 3 : type == "Attention" ? 4 : 6;
        foreach (int length in Passes)
        {
            OperatorCase subject = Case(builder, type, length, keys, values);
            plan ??= PlanOf(OneNodeModel.Of(subject));
            plan.Nodes.Should().ContainSingle().Which.Caches.Should().Equal(-1, 0, 1);
            execution ??= new Execution(plan);
            sequence.Added = length;
            foreach (GraphInput input in plan.Inputs)
            {
                int index = int.Parse(input.Name.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
                if (index == firstPast || index == firstPast + 1)
                {
                    sequence.Caches[index - firstPast].View(execution[input.Value], sequence.Length);
                }
                else
                {
                    Bind(execution, input.Value, subject.Inputs[index]!);
                }
            }

            execution.Run(sequence);
            Feed[] expected = OnnxRuntimeOracle.Run(subject);

            Agreement.Difference([.. plan.Outputs.Values.Select(slot => ManagedRun.Read(execution[slot]))], expected, Tolerance).Should().BeNull();
            execution.ReleaseOutputs();
            sequence.Length += length;
            (keys, values) = (expected[1], expected[2]);
        }
    }

    private static OperatorCase Case(CaseBuilder b, string type, int length, Feed keys, Feed values)
    {
        int past = keys.Shape[2], keyHeads = keys.Shape[1];
        Feed query = Floats(b, length, Heads), key = Floats(b, length, keyHeads), value = Floats(b, length, keyHeads);
        return type switch
        {
            "com.microsoft.GroupQueryAttention" => new(type,
                [query, key, value, keys, values, new Feed(new[] { past + length - 1 }, [1]), new Feed(new[] { past + length }, [1])],
                Attribute("num_heads", Heads), Attribute("kv_num_heads", keyHeads)) { Outputs = 3 },
            "Attention" => new(type, [query, key, value, null, keys, values],
                Attribute("q_num_heads", Heads), Attribute("kv_num_heads", keyHeads), Attribute("is_causal", 1)) { Outputs = 3, OperatorSet = 23 },
            _ => new(type, [query, key, value, null, null, null, keys, values], Attribute("num_heads", Heads), Attribute("unidirectional", 1)) { Outputs = 3 },
        };
    }

    private static Feed Floats(CaseBuilder b, int length, int heads) => b.Floats([1, length, heads * Size], -1, 1) with { IsConstant = false };

    private static Plan PlanOf(ModelProto model)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, model.ToByteArray());
            Graph graph = GraphReader.Read(path);
            return PlanBuilder.Build(graph, new PlanRequest
            {
                Caches = new Dictionary<int, int> { [graph.Outputs["out1"]] = 0, [graph.Outputs["out2"]] = 1 },
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Bind(Execution execution, int slot, Feed feed)
    {
        Tensor tensor = execution.Bind(slot, OneNodeModel.TypeOf(feed.Values), new Dimensions(feed.Shape));
        byte[] bytes = new byte[tensor.Bytes.Length];
        Buffer.BlockCopy(feed.Values, 0, bytes, 0, bytes.Length);
        bytes.CopyTo(tensor.Bytes);
    }
}
