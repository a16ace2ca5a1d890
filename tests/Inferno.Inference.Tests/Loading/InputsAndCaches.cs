using Google.Protobuf;
using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Managed;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Loading;

/// <summary>The fixture's graph with the inputs and caches of other exporters, on both engines.</summary>
public sealed class InputsAndCaches : IDisposable
{
    private const int Float = 1, Int32 = 6, Int64 = 7, Bool = 9, Float16 = 10, BFloat16 = 16;

    private readonly ModelCopy _copy = new();

    public static TheoryData<EngineKind> Engines => [EngineKind.Managed, EngineKind.OnnxRuntime];

    public void Dispose() => _copy.Dispose();

    [Theory]
    [MemberData(nameof(Engines))]
    public void Caches_are_paired_by_name_whatever_their_numbers(EngineKind kind)
    {
        using Session session = Open(kind, graph =>
        {
            Rename(graph, "past_key_values.1.key", "past_key_values.17.key");
            Rename(graph, "present.1.key", "present.17.key");
            Rename(graph, "past_key_values.2.value", "past_key_values.x.value");
            Rename(graph, "present.2.value", "present_key_values.x.value");
        });
        ShouldDecodeAsPyTorch(session);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Inputs_may_be_int32(EngineKind kind)
    {
        using Session session = Open(kind, graph =>
        {
            foreach (ValueInfoProto input in graph.Input.Where(input => input.Type.TensorType.ElemType == Int64).ToArray())
            {
                input.Type.TensorType.ElemType = Int32;
                string name = input.Name;
                Rename(graph, name, $"{name}.wide");
                input.Name = name;
                graph.Node.Insert(0, Cast(name, $"{name}.wide", Int64));
            }
        });
        ShouldDecodeAsPyTorch(session);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Caches_and_logits_may_be_float16(EngineKind kind)
    {
        using Session session = Open(kind, graph => Narrow(graph, Float16));
        ReferenceRun run = FixtureModel.Runs[0];
        session.Forward(run.PromptIds).ToArray().Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeInRange(0, 0.02f);
        Greedy.Decode(Reset(session), run.PromptIds, 8).Should().Equal(run.GreedyIds.Take(8));
    }

    [Fact]
    public void Caches_and_logits_may_be_bfloat16()
    {
        using Session session = Open(EngineKind.Managed, graph => Narrow(graph, BFloat16));
        ShouldDecodeAsPyTorch(session);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_branch_for_the_past_is_chosen_by_whether_there_is_one_and_takes_tokens_one_by_one(EngineKind kind)
    {
        using Session session = Open(kind, graph =>
        {
            graph.Input.Add(Value("use_cache_branch", Bool, 1));
            AddToLogits(graph, Cast("use_cache_branch", "branch", Float));
        });
        ReferenceRun run = FixtureModel.Runs[0];
        session.Forward(run.PromptIds)[0].Should().BeApproximately(run.FirstLogits[0], 1e-4f);
        float one = session.Forward([run.GreedyIds[0]])[0];
        Reset(session).Forward([.. run.PromptIds, run.GreedyIds[0]])[0].Should().BeApproximately(one - 1, 1e-3f, "a prompt is taken whole");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_state_of_a_fixed_size_begins_as_zeros_and_is_replaced(EngineKind kind)
    {
        using Session session = Open(kind, graph =>
        {
            graph.Input.Add(Value("past_conv.3", Float, 1, 1));
            graph.Output.Add(Value("present_conv.3", Float, 1, 1));
            graph.Initializer.Add(new TensorProto { Name = "ten", DataType = Float, FloatData = { 10 } });
            graph.Node.Add(new NodeProto { OpType = "Add", Name = "step", Input = { "past_conv.3", "ten" }, Output = { "present_conv.3" } });
            AddToLogits(graph, new NodeProto { OpType = "Identity", Input = { "past_conv.3" }, Output = { "state" } });
        });
        float[] Plain() => FixtureModel.Runs[0].FirstLogits;
        for (int sequence = 0; sequence < 2; sequence++)
        {
            Reset(session).Forward(FixtureModel.Runs[0].PromptIds)[0].Should().BeApproximately(Plain()[0], 1e-4f);
            float second = session.Forward([5])[0], third = session.Forward([5])[0];
            second.Should().BeGreaterThan(Plain().Min());
            (third - second).Should().BeInRange(0, 20, "the state grew by ten, and logits differ by less");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Caches_of_another_length_than_the_sequence_are_refused_by_name(EngineKind kind)
    {
        using Session session = Open(kind, graph =>
        {
            graph.Node.Single(node => node.Output[0] == "present.2.key").Output[0] = "joined";
            foreach (NodeProto reader in graph.Node.Where(node => node.Input.Contains("present.2.key")))
            {
                reader.Input[reader.Input.IndexOf("present.2.key")] = "joined";
            }

            foreach ((string name, long value) in (ReadOnlySpan<(string, long)>)[("cut.from", 1), ("cut.to", long.MaxValue), ("cut.axis", 2)])
            {
                graph.Initializer.Add(new TensorProto { Name = name, DataType = Int64, Dims = { 1 }, Int64Data = { value } });
            }

            graph.Node.Add(new NodeProto { OpType = "Slice", Input = { "joined", "cut.from", "cut.to", "cut.axis" }, Output = { "present.2.key" } });
        });
        Action forward = () => session.Forward([1, 2, 3]);
        forward.Should().Throw<ModelException>()
            .WithMessage($"{_copy["model.onnx"]}: present.2.key of shape ?1, 4, 2, 8? after 3 tokens; expected floats with 3 positions along axis 2*");
    }

    [Theory]
    [InlineData("inputs_embeds", "the graph takes inputs_embeds, which another graph computes; expected a text model's graph")]
    [InlineData("token_type_ids", "the input token_type_ids is none that a session fills")]
    [InlineData("past_key_values.9.key", "the input past_key_values.9.key has no output present.9.key")]
    public void An_input_that_nobody_fills_is_refused_by_both_engines(string name, string found)
    {
        foreach (EngineKind kind in new[] { EngineKind.Managed, EngineKind.OnnxRuntime })
        {
            Action open = () => Open(kind, graph => graph.Input.Add(new ValueInfoProto(graph.Input[0]) { Name = name })).Dispose();
            open.Should().Throw<ModelException>().Which.Message.Should().StartWith($"{_copy["model.onnx"]}: {found}").And.NotContain("--engine");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_graph_without_a_past_is_refused(EngineKind kind)
    {
        Action open = () => Open(kind, graph =>
        {
            foreach (ValueInfoProto past in graph.Input.Where(input => input.Name.StartsWith("past", StringComparison.Ordinal)).ToArray())
            {
                graph.Input.Remove(past);
                graph.Initializer.Add(new TensorProto { Name = past.Name, DataType = Float, Dims = { 1, 4, 0, 8 } });
            }
        }).Dispose();
        open.Should().Throw<ModelException>().WithMessage("*the graph has no past, without which a token would not know those before it*");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_cache_of_a_fixed_length_is_refused(EngineKind kind)
    {
        Action open = () => Open(kind, graph =>
        {
            TensorShapeProto shape = graph.Input.Single(input => input.Name == "past_key_values.0.key").Type.TensorType.Shape;
            shape.Dim[2] = new TensorShapeProto.Types.Dimension { DimValue = 256 };
        }).Dispose();
        open.Should().Throw<ModelException>().WithMessage("*past_key_values.0.key has 0 open sizes behind the batch; expected one that grows*");
    }

    private static void Narrow(GraphProto graph, int type)
    {
        foreach (ValueInfoProto value in graph.Input.Concat(graph.Output).Where(value => value.Type.TensorType.ElemType == Float).ToArray())
        {
            string name = value.Name;
            bool isInput = graph.Input.Contains(value);
            value.Type.TensorType.ElemType = type;
            Rename(graph, name, $"{name}.float");
            value.Name = name;
            graph.Node.Insert(isInput ? 0 : graph.Node.Count, isInput ? Cast(name, $"{name}.float", Float) : Cast($"{name}.float", name, type));
        }
    }

    private static void AddToLogits(GraphProto graph, NodeProto node)
    {
        graph.Node.Single(one => one.Output[0] == "logits").Output[0] = "logits.plain";
        graph.Node.Add(node);
        graph.Node.Add(new NodeProto { OpType = "Add", Name = "marked", Input = { "logits.plain", node.Output[0] }, Output = { "logits" } });
    }

    private static NodeProto Cast(string from, string to, int type) => new()
    {
        OpType = "Cast",
        Name = to,
        Input = { from },
        Output = { to },
        Attribute = { new AttributeProto { Name = "to", I = type, Type = AttributeProto.Types.AttributeType.Int } },
    };

    private static ValueInfoProto Value(string name, int type, params long[] sizes)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = shape } } };
    }

    private static void Rename(GraphProto graph, string name, string other)
    {
        foreach (NodeProto node in graph.Node)
        {
            for (int i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = node.Input[i] == name ? other : node.Input[i];
            }

            for (int i = 0; i < node.Output.Count; i++)
            {
                node.Output[i] = node.Output[i] == name ? other : node.Output[i];
            }
        }

        foreach (ValueInfoProto value in graph.Input.Concat(graph.Output).Where(value => value.Name == name))
        {
            value.Name = other;
        }
    }

    private static Session Reset(Session session)
    {
        session.Reset();
        return session;
    }

    private static void ShouldDecodeAsPyTorch(Session session)
    {
        ReferenceRun run = FixtureModel.Runs[1];
        Greedy.Decode(session, run.PromptIds, run.GreedyIds.Length).Should().Equal(run.GreedyIds);
    }

    private Session Open(EngineKind kind, Action<GraphProto> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(KjvModel.GraphPath));
        change(model.Graph);
        File.WriteAllBytes(_copy["model.onnx"], model.ToByteArray());
        return EngineLoader.Load(kind, ModelDirectory.Open(_copy.Path)).CreateSession();
    }
}
