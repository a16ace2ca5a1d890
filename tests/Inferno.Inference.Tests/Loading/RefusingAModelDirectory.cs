using Inferno.Inference.Loading;
using Inferno.Inference.Models;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Loading;

public sealed class RefusingAModelDirectory
{
    [Fact]
    public void Names_a_directory_that_is_missing()
    {
        Refusal("no/such/model").Should().Be(
            "no/such/model: no such directory; expected a model directory with config.json, tokenizer.json and model.onnx");
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    public void Names_a_file_that_is_missing(string name)
    {
        using var model = new ModelCopy();
        File.Delete(model[name]);
        Refusal(model.Path).Should().StartWith($"{model[name]}: no such file; expected ");
    }

    [Fact]
    public void Says_what_is_there_where_no_graph_is()
    {
        using var model = new ModelCopy();
        File.Move(model["model.onnx"], model["model.safetensors"]);
        Refusal(model.Path).Should().Be(
            $"{model.Path}: no ONNX graph; there are config.json, generation_config.json, model.safetensors, tokenizer.json; "
            + "expected model.onnx, here or in its folder onnx; export one with optimum-cli export onnx");
    }

    [Fact]
    public void Lists_several_graphs_and_names_the_option()
    {
        using var model = new ModelCopy();
        Directory.CreateDirectory(model["onnx"]);
        File.Move(model["model.onnx"], model["onnx/model_q4.onnx"]);
        File.Copy(model["onnx/model_q4.onnx"], model["onnx/model_fp16.onnx"]);
        Refusal(model.Path).Should().Be(
            $"{model.Path}: several graphs; there are onnx/model_fp16.onnx, onnx/model_q4.onnx; expected one of them with --model-file");
    }

    [Fact]
    public void Lists_the_graphs_where_the_one_that_is_asked_for_is_not_there()
    {
        using var model = new ModelCopy();
        Refusal(model.Path, "model_q8.onnx").Should().Be(
            $"{model.Path}: no model_q8.onnx; there are model.onnx; expected one of its .onnx files with --model-file, such as --model-file model_q4.onnx");
    }

    [Theory]
    [InlineData("gone.onnx")]
    [InlineData("../model.onnx")]
    [InlineData("/etc/hostname")]
    public void Names_a_graph_that_a_GenAI_configuration_names_and_that_is_not_there(string name)
    {
        using var model = new ModelCopy();
        OpeningAModelDirectory.WriteGenAiConfig(model, name);
        Refusal(model.Path).Should().StartWith($"{model.Path}: genai_config.json names {name}, which is not there; there are model.onnx; expected ");
    }

    [Theory]
    [InlineData("{}", "key model is missing")]
    [InlineData("""{"model": {}}""", "model.key decoder is missing")]
    [InlineData("""{"model": {"decoder": {"pipeline": [{}]}}}""", "model.decoder.pipeline splits the model into several graphs")]
    [InlineData("""{"model": {"decoder": {"filename": 3}, "vocab_size": 1024}}""", "")]
    public void Names_what_is_wrong_with_a_GenAI_configuration(string content, string found)
    {
        using var model = new ModelCopy();
        File.Delete(model["config.json"]);
        File.WriteAllText(model["genai_config.json"], content);
        Refusal(model.Path).Should().StartWith($"{model["genai_config.json"]}: {found}").And.Contain("; expected ");
    }

    [Fact]
    public void Names_a_snapshot_of_a_hubs_cache()
    {
        using var model = new ModelCopy();
        Directory.CreateDirectory(model["cache/snapshots/12ab"]);
        Refusal(model["cache"]).Should().Be(
            $"{model["cache"]}: a hub's cache of a model; expected one of its snapshots, such as {model["cache/snapshots/12ab"]}");
    }

    [Fact]
    public void Names_the_option_where_the_path_is_a_graphs()
    {
        using var model = new ModelCopy();
        Refusal(model["model.onnx"]).Should().Be($"{model["model.onnx"]}: a file; expected its directory, and the file with --model-file model.onnx");
    }

    [Theory]
    [InlineData("vocab_size")]
    [InlineData("hidden_size")]
    [InlineData("num_hidden_layers")]
    [InlineData("num_attention_heads")]
    [InlineData("max_position_embeddings")]
    public void Names_a_key_that_is_missing(string key)
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config.Remove(key));
        Refusal(model.Path).Should().MatchRegex($@"config\.json: key {key}.* is missing; expected ");
    }

    [Theory]
    [InlineData("vocab_size", 0)]
    [InlineData("num_hidden_layers", -1)]
    [InlineData("max_position_embeddings", int.MaxValue)]
    public void Names_a_size_that_makes_no_sense(string key, int value)
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config[key] = value);
        Refusal(model.Path).Should().Contain($"config.json: {key} is {value}; expected a count from 1 to ");
    }

    [Fact]
    public void Names_heads_that_cannot_be_grouped()
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config["num_key_value_heads"] = 3);
        Refusal(model.Path).Should().Contain("num_attention_heads 8 is no multiple of num_key_value_heads 3");
    }

    [Theory]
    [InlineData("config.json", "{")]
    [InlineData("config.json", "null")]
    [InlineData("config.json", """{"vocab_size": "many"}""")]
    [InlineData("tokenizer.json", "[]")]
    [InlineData("generation_config.json", """{"top_k": 1.5}""")]
    public void Names_a_file_that_is_not_the_JSON_expected(string name, string content)
    {
        using var model = new ModelCopy();
        File.WriteAllText(model[name], content);
        Refusal(model.Path).Should().StartWith($"{model[name]}: ").And.Contain("; expected ");
    }

    [Fact]
    public void Names_sampling_out_of_range()
    {
        using var model = new ModelCopy();
        model.Edit("generation_config.json", config => config["top_p"] = 1.5);
        Refusal(model.Path).Should().EndWith(
            "generation_config.json: top-p is 1.5; expected a probability above 0 and at most 1 (off), such as 0.95");
    }

    [Theory]
    [InlineData("1024")]
    [InlineData("-1")]
    [InlineData("\"end\"")]
    public void Names_an_end_token_outside_the_vocabulary(string id)
    {
        using var model = new ModelCopy();
        File.WriteAllText(model["generation_config.json"], $$"""{"eos_token_id": {{id}}}""");
        Refusal(model.Path).Should().Contain($"eos_token_id holds {id}; expected token ids from 0 to vocab_size - 1 = 1023");
    }

    [Fact]
    public void Names_a_tokenizer_that_does_not_fit()
    {
        using var model = new ModelCopy();
        model.Edit("config.json", config => config["vocab_size"] = 1000);
        Refusal(model.Path).Should().StartWith($"{model["tokenizer.json"]}: token id 1").And.Contain("does not fit the model")
            .And.Contain("vocab_size 1000");
    }

    private static string Refusal(string path, string? modelFile = null)
    {
        Action open = () => ModelDirectory.Open(path, modelFile);
        string message = open.Should().Throw<ModelException>().Which.Message;
        message.Should().NotContainAny("\n", "\r");
        return message;
    }
}
