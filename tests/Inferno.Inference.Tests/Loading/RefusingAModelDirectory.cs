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
    [InlineData("model.onnx")]
    public void Names_a_file_that_is_missing(string name)
    {
        using var model = new ModelCopy();
        File.Delete(model[name]);
        Refusal(model.Path).Should().StartWith($"{model[name]}: no such file; expected ");
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

    private static string Refusal(string path)
    {
        Action open = () => ModelDirectory.Open(path);
        string message = open.Should().Throw<ModelException>().Which.Message;
        message.Should().NotContainAny("\n", "\r");
        return message;
    }
}
