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

    [Theory]
    [InlineData("""{"vocab_size": 1024, "hidden_size": 96, "num_layers": 3, "num_heads": 6, "max_position_embeddings": 128}""")]
    [InlineData("""{"vocab_size": 1024, "d_model": 96, "n_layers": 3, "n_heads": 6, "max_seq_len": 128}""")]
    [InlineData("""{"vocab_size": 1024, "n_embed": 96, "n_layer": 3, "n_head": 6, "seq_length": 128}""")]
    public void Reads_sizes_under_the_names_of_GPT_Neo_MPT_and_BLOOM(string config)
    {
        using var model = new ModelCopy();
        File.WriteAllText(model["config.json"], config);
        ModelDirectory.Open(model.Path).Config.Should().BeEquivalentTo(
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

    [Theory]
    [InlineData("onnx/model_q4.onnx")]
    [InlineData("phi3-mini-4k-instruct-cpu-int4-rtn-block-32-acc-level-4.onnx")]
    [InlineData("onnx/decoder_model_merged.onnx", "onnx/decoder_model.onnx", "onnx/decoder_with_past_model.onnx")]
    [InlineData("model.onnx", "model_quantized.onnx", "onnx/model.onnx")]
    [InlineData("onnx/model.onnx", "onnx/model_fp16.onnx", "onnx/.hidden.onnx")]
    public void Takes_the_graph_that_can_be_no_other(string expected, params string[] others)
    {
        using var model = new ModelCopy();
        Lay(model, [expected, .. others]);
        ModelDirectory.Open(model.Path).GraphPath.Should().Be(Path.Combine(model.Path, expected));
    }

    [Theory]
    [InlineData("model_fp16.onnx", "onnx/model_fp16.onnx")]
    [InlineData("onnx/model_q4.onnx", "onnx/model_q4.onnx")]
    [InlineData("model.onnx", "model.onnx")]
    public void Takes_the_graph_that_is_asked_for(string asked, string expected)
    {
        using var model = new ModelCopy();
        Lay(model, ["model.onnx", "onnx/model_fp16.onnx", "onnx/model_q4.onnx"]);
        ModelDirectory.Open(model.Path, asked).GraphPath.Should().Be(Path.Combine(model.Path, expected));
    }

    [Theory]
    [InlineData("\"q4\"", "onnx/model_q4.onnx")]
    [InlineData("\"q8\"", "onnx/model_quantized.onnx")]
    [InlineData("{\"model\": \"q4f16\", \"vision_encoder\": \"fp16\"}", "onnx/model_q4f16.onnx")]
    public void Takes_the_graph_whose_precision_the_configuration_names(string type, string expected)
    {
        using var model = new ModelCopy();
        Lay(model, ["onnx/model_q4.onnx", "onnx/model_quantized.onnx", "onnx/model_q4f16.onnx"]);
        model.Edit("config.json", config => config["transformers.js_config"] = JsonNode.Parse($$"""{"dtype": {{type}}}"""));
        ModelDirectory.Open(model.Path).GraphPath.Should().Be(Path.Combine(model.Path, expected));
    }

    [Fact]
    public void Reads_sizes_sampling_and_the_graphs_name_of_ONNX_Runtime_GenAI()
    {
        using var model = new ModelCopy();
        ModelDirectory usual = ModelDirectory.Open(model.Path);
        Lay(model, ["decoder.onnx", "other.onnx"]);
        WriteGenAiConfig(model, "decoder.onnx");
        File.Delete(model["config.json"]);
        File.Delete(model["generation_config.json"]);
        ModelDirectory genAi = ModelDirectory.Open(model.Path);
        genAi.Config.Should().Be(usual.Config);
        genAi.GraphPath.Should().Be(model["decoder.onnx"]);
        genAi.Sampling.Should().BeEquivalentTo(new { Temperature = 0.5f, TopK = 7, StopTokens = new[] { 1, 3 } });
    }

    [Fact]
    public void Takes_sampling_from_the_generation_config_where_there_are_both()
    {
        using var model = new ModelCopy();
        WriteGenAiConfig(model, "model.onnx");
        ModelDirectory.Open(model.Path).Sampling.Temperature.Should().Be(0);
    }

    internal static void WriteGenAiConfig(ModelCopy model, string fileName) => File.WriteAllText(model["genai_config.json"], $$"""
        {
          "model": {
            "context_length": 256, "vocab_size": 1024, "eos_token_id": [1, 3],
            "decoder": {
              "filename": "{{fileName}}", "head_size": 8, "hidden_size": 64, "num_attention_heads": 8, "num_hidden_layers": 5, "num_key_value_heads": 4
            }
          },
          "search": { "do_sample": true, "temperature": 0.5, "top_k": 7, "max_length": 256 }
        }
        """);

    /// <summary>The graph under other names.</summary>
    private static void Lay(ModelCopy model, string[] names)
    {
        Directory.CreateDirectory(model["onnx"]);
        File.Move(model["model.onnx"], model["graph"]);
        Array.ForEach(names, name => File.Copy(model["graph"], model[name]));
        File.Delete(model["graph"]);
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
