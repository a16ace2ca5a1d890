using Google.Protobuf;
using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.OnnxRuntime;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.OnnxRuntime;

public sealed class LoadingAGraph
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(500_000)]
    public void Refuses_a_truncated_file(int length)
    {
        using var model = new ModelCopy();
        using (FileStream file = File.OpenWrite(model["model.onnx"]))
        {
            file.SetLength(length);
        }

        Refusal(model).Should().StartWith($"{model["model.onnx"]}: ").And.Contain("; expected ");
    }

    [Fact]
    public void Refuses_a_graph_with_an_input_that_nobody_fills()
    {
        using var model = new ModelCopy();
        ModelProto graph = ModelProto.Parser.ParseFrom(File.ReadAllBytes(model["model.onnx"]));
        graph.Graph.Input.Add(new ValueInfoProto(graph.Graph.Input[0]) { Name = "token_type_ids" });
        File.WriteAllBytes(model["model.onnx"], graph.ToByteArray());
        Refusal(model).Should().Contain("the input token_type_ids is none that a session fills; expected input_ids, ");
    }

    [Fact]
    public void Counts_the_time_in_native_kernels()
    {
        using Engine engine = EngineLoader.Load(EngineKind.OnnxRuntime, ModelDirectory.Open(FixtureModel.Path));
        engine.NativeTime.Should().Be(TimeSpan.Zero);
        using Session session = engine.CreateSession();
        session.Forward([1, 2, 3]);
        engine.NativeTime.Should().BePositive();
    }

    [Fact]
    public void Gives_the_same_tokens_on_two_threads()
    {
        ModelDirectory model = ModelDirectory.Open(FixtureModel.Path);
        using OnnxRuntimeEngine engine = OnnxRuntimeEngine.Load(model.GraphPath, model.Config, threads: 2);
        using Session session = engine.CreateSession();
        ReferenceRun run = FixtureModel.Runs[0];
        session.Forward(run.PromptIds).ToArray().Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [InlineData(EngineKind.Managed, 600)]
    [InlineData(EngineKind.OnnxRuntime, 600)]
    [InlineData(EngineKind.Managed, 1100)]
    [InlineData(EngineKind.OnnxRuntime, 1100)]
    public void Refuses_logits_of_another_width_than_the_vocabulary(EngineKind kind, int vocabulary)
    {
        ModelDirectory model = ModelDirectory.Open(FixtureModel.Path);
        using Engine engine = EngineLoader.Load(kind, model with { Config = model.Config with { VocabularySize = vocabulary } });
        using Session session = engine.CreateSession();
        Action forward = () => session.Forward([1, 2, 3]);

        forward.Should().Throw<ModelException>().WithMessage($"*1024]; expected *{vocabulary} a position, config.json's vocab_size");
    }

    [Theory]
    [InlineData(EngineKind.Managed)]
    [InlineData(EngineKind.OnnxRuntime)]
    public void Takes_logits_of_the_last_token_alone(EngineKind kind)
    {
        using var copy = new ModelCopy();
        ModelProto graph = ModelProto.Parser.ParseFrom(File.ReadAllBytes(copy["model.onnx"]));
        NodeProto head = graph.Graph.Node.Single(node => node.Output[0] == "logits");
        head.Output[0] = "all";
        foreach ((string name, long value) in (ReadOnlySpan<(string, long)>)[("last", -1), ("end", long.MaxValue), ("axis", 1)])
        {
            graph.Graph.Initializer.Add(new TensorProto { Name = name, DataType = 7, Dims = { 1 }, Int64Data = { value } });
        }

        graph.Graph.Node.Add(new NodeProto { OpType = "Slice", Input = { "all", "last", "end", "axis" }, Output = { "logits" } });
        File.WriteAllBytes(copy["model.onnx"], graph.ToByteArray());
        using Engine engine = EngineLoader.Load(kind, ModelDirectory.Open(copy.Path));
        using Session session = engine.CreateSession();
        ReferenceRun run = FixtureModel.Runs[0];

        session.Forward(run.PromptIds).ToArray().Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    private static string Refusal(ModelCopy copy)
    {
        Action load = () =>
        {
            ModelDirectory model = ModelDirectory.Open(copy.Path);
            using Engine engine = EngineLoader.Load(EngineKind.OnnxRuntime, model);
        };
        string message = load.Should().Throw<ModelException>().Which.Message;
        message.Should().NotContainAny("\n", "\r");
        return message;
    }
}
