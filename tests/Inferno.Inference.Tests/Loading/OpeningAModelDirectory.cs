using System.Text.Json.Nodes;
using Inferno.Inference.Loading;
using Inferno.Inference.Models;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Loading;

public sealed class OpeningAModelDirectory
{
    [Fact]
    public void Reads_sizes_under_the_names_of_Llama()
    {
        ModelDirectory.Open(FixtureModel.Path).Config.Should().Be(new ModelConfig
        {
            VocabularySize = 1024,
            HiddenSize = 64,
            Layers = 5,
            AttentionHeads = 8,
            KeyValueHeads = 4,
            HeadSize = 8,
            ContextLength = 256,
        });
    }

    [Fact]
    public void Reads_sizes_under_the_names_of_GPT_2()
    {
        using var model = new ModelCopy();
        File.WriteAllText(
            model["config.json"],
            """{"vocab_size": 1024, "n_embd": 96, "n_layer": 3, "n_head": 6, "n_positions": 128}""");
        ModelConfig config = ModelDirectory.Open(model.Path).Config;
        config.Should().BeEquivalentTo(
            new { HiddenSize = 96, Layers = 3, AttentionHeads = 6, KeyValueHeads = 6, HeadSize = 16, ContextLength = 128 });
    }

    [Fact]
    public void Reads_the_sizes_of_a_language_model_within_a_larger_one()
    {
        using var model = new ModelCopy();
        model.Edit("config.json", file =>
        {
            JsonNode text = file.DeepClone();
            file.Clear();
            file["model_type"] = "gemma3";
            file["text_config"] = text;
        });
        ModelDirectory.Open(model.Path).Config.Should().Be(ModelDirectory.Open(FixtureModel.Path).Config);
        File.Delete(model["generation_config.json"]);
        ModelDirectory.Open(model.Path).Sampling.StopTokens.Should().Equal(1);

        model.Edit("config.json", file => file["eos_token_id"] = new JsonArray(1, 5));
        ModelDirectory.Open(model.Path).Sampling.StopTokens.Should().Equal(1, 5);
    }

    [Fact]
    public void Reads_a_file_that_begins_with_a_byte_order_mark()
    {
        using var model = new ModelCopy();
        File.WriteAllBytes(model["config.json"], [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(model["config.json"])]);
        ModelDirectory.Open(model.Path).Config.Layers.Should().Be(5);
    }

    [Fact]
    public void Finds_the_graph_where_Optimum_puts_it()
    {
        using var model = new ModelCopy();
        Directory.CreateDirectory(model["onnx"]);
        File.Move(model["model.onnx"], model["onnx/model.onnx"]);
        ModelDirectory.Open(model.Path).GraphPath.Should().Be(Path.Combine(model.Path, "onnx", "model.onnx"));
    }

    [Fact]
    public void Is_greedy_and_stops_at_the_end_token_when_the_model_does_not_sample()
    {
        ModelDirectory model = ModelDirectory.Open(FixtureModel.Path);
        model.Sampling.Temperature.Should().Be(0);
        model.Sampling.StopTokens.Should().Equal(1);
    }

    [Fact]
    public void Takes_sampling_from_a_model_that_samples()
    {
        using var model = new ModelCopy();
        File.WriteAllText(
            model["generation_config.json"],
            """{"do_sample": true, "temperature": 0.7, "top_k": 20, "top_p": 0.8, "repetition_penalty": 1.1, "eos_token_id": [1, 5]}""");
        ModelDirectory.Open(model.Path).Sampling.Should().BeEquivalentTo(
            new { Temperature = 0.7f, TopK = 20, TopP = 0.8f, RepetitionPenalty = 1.1f, StopTokens = new[] { 1, 5 } });
    }

    [Theory]
    [InlineData("""{"do_sample": true}""", 50)]
    [InlineData("""{"do_sample": true, "top_k": null}""", 0)]
    [InlineData("""{"do_sample": true, "top_k": 0}""", 0)]
    [InlineData("""{"do_sample": false}""", 0)]
    public void Takes_the_best_50_where_a_model_that_samples_does_not_say(string generation, int topK)
    {
        using var model = new ModelCopy();
        File.WriteAllText(model["generation_config.json"], generation);
        ModelDirectory.Open(model.Path).Sampling.TopK.Should().Be(topK);
    }

    [Fact]
    public void Does_without_a_generation_config()
    {
        using var model = new ModelCopy();
        File.Delete(model["generation_config.json"]);
        ModelDirectory.Open(model.Path).Sampling.StopTokens.Should().Equal(1);
    }
}
