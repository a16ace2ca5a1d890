using Inferno.Inference.Engines;
using Inferno.Inference.Models;
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
    public void Refuses_a_graph_with_fewer_layers_than_the_configuration()
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config["num_hidden_layers"] = 6);
        Refusal(model).Should().Contain("the graph has no input past_key_values.5.key");
    }

    [Fact]
    public void Refuses_a_graph_with_an_input_that_nobody_fills()
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config["num_hidden_layers"] = 4);
        Refusal(model).Should().Contain("the graph wants an input past_key_values.4.key");
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
