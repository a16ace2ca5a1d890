using System.Text.Json.Nodes;
using Inferno.Inference.Models;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

public sealed class RefusingATokenizer
{
    [Theory]
    [InlineData("model.type", """{"type": "WordPiece"}""")]
    [InlineData("model.dropout", """{"dropout": 0.1}""")]
    [InlineData("model.end_of_word_suffix", """{"end_of_word_suffix": "</w>"}""")]
    [InlineData("model.continuing_subword_prefix", """{"continuing_subword_prefix": "##"}""")]
    [InlineData("model.vocab", """{"vocab": {}}""")]
    [InlineData("model.merges", """{"merges": 3}""")]
    [InlineData("model.merges", """{"merges": ["a"]}""")]
    [InlineData("model.merges", """{"merges": [["a"]]}""")]
    [InlineData("model.merges", """{"merges": ["zzz yyy"]}""")]
    [InlineData("model.merges", """{"merges": ["a b c"]}""")]
    [InlineData("unk_token", """{"unk_token": "<none>", "vocab": {"a": 0}, "merges": []}""")]
    public void Names_a_model_that_is_no_byte_pair_encoding(string part, string changes) => Refusal(file =>
    {
        foreach ((string key, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            file["model"]![key] = value?.DeepClone();
        }
    }).Should().Contain(part);

    [Theory]
    [InlineData("normalizer", """{"type": "Lowercase"}""")]
    [InlineData("normalizer", """{"type": "Replace", "pattern": {"Regex": "a"}, "content": "b"}""")]
    [InlineData("pre_tokenizer", """{"type": "Metaspace", "replacement": "__"}""")]
    [InlineData("decoder", """{"type": "Metaspace"}""")]
    [InlineData("pre_tokenizer", """{"type": "Sequence", "pretokenizers": [{"type": "ByteLevel", "add_prefix_space": false}, {"type": "Digits"}]}""")]
    [InlineData("pre_tokenizer", """{"type": "ByteLevel"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "^a"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "\\w+"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "(?i:ss)"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "[a[b]]"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "[a-z&&b]"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "\\p{L}{1,3}+"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "a{,3}"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "\\p{Greek}"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "[一-鿿㐀-䶿]"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "😀"}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", "null")]
    [InlineData("pre_tokenizer", """{"type": "Sequence"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "a"}, "behavior": "Doubled"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "pattern": {"Regex": "("}, "behavior": "Isolated"}""")]
    [InlineData("pre_tokenizer", """{"type": "Split", "behavior": "Isolated"}""")]
    [InlineData("post_processor", """{"type": "BertProcessing"}""")]
    [InlineData("post_processor", """{"type": "TemplateProcessing"}""")]
    [InlineData("post_processor", """{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "x"}}]}""")]
    [InlineData("decoder", """{"type": "WordPiece"}""")]
    [InlineData("decoder", "null")]
    public void Names_a_part_that_is_not_supported(string part, string value)
    {
        string refusal = Refusal(file => file[part] = JsonNode.Parse(value));
        refusal.Should().ContainAny(part, "Sequence").And.Contain("; expected ");
    }

    [Fact]
    public void Names_a_template_token_outside_the_vocabulary() =>
        Refusal(file => file["post_processor"]!["special_tokens"]!["<|begin_of_text|>"]!["ids"]![0] = 5000)
            .Should().Contain("<|begin_of_text|> has id 5000");

    [Fact]
    public void Names_an_added_token_far_outside_the_vocabulary() =>
        Refusal(file => file["added_tokens"]!.AsArray().Add(Token(2_000_000, "<image>"))).Should().Contain("added_tokens id 2000000 with content '<image>'");

    [Fact]
    public void Names_an_added_token_that_the_vocabulary_has_under_another_id() =>
        Refusal(file => file["added_tokens"]![1]!["id"] = 1024).Should().Contain("added_tokens[1].id of '<|end_of_text|>' is 1024 and 1 in model.vocab");

    [Fact]
    public void Names_an_id_given_twice() =>
        Refusal(file => file["added_tokens"]!.AsArray().Add(Token(0, "<image>"))).Should().Contain("added_tokens").And.Contain("twice");

    [Fact]
    public void Names_a_byte_to_fall_back_to_that_the_vocabulary_lacks() => Refusal(file =>
    {
        file["pre_tokenizer"] = null;
        file["model"]!["byte_fallback"] = true;
        file["decoder"] = JsonNode.Parse("""{"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]}""");
    }).Should().Contain("byte_fallback is true and vocab has no <0x00>");

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { (byte)'\\', (byte)'u', (byte)'D', (byte)'8', (byte)'0', (byte)'0' })]
    [InlineData(new byte[] { (byte)'\\', (byte)'u', (byte)'d', (byte)'c', (byte)'0', (byte)'0' })]
    public void Says_that_a_string_is_no_text(byte[] text)
    {
        using var model = new ModelCopy();
        byte[] file = File.ReadAllBytes(model["tokenizer.json"]);
        int at = file.AsSpan().IndexOf("\"vocab\""u8);
        int key = at + file.AsSpan(at).IndexOf((byte)'{') + 1;
        File.WriteAllBytes(
            model["tokenizer.json"], [.. file[..key], (byte)'"', .. text, .. "\":1,"u8, .. file[key..]]);
        Action read = () => TokenizerReader.Read(model["tokenizer.json"], 1024);

        read.Should().Throw<ModelException>().WithMessage("*a string in it is no Unicode text; expected UTF-8, and surrogates in pairs*");
    }

    [Fact]
    public void Reads_a_pair_of_surrogates_and_a_backslash_before_what_looks_like_half_of_one() => new[] { "\\ud83d\\ude00", "\\\\ud800" }
        .Should().OnlyContain(text => JsonText.IsWhole(System.Text.Encoding.UTF8.GetBytes($"[\"{text}\"]")));

    private static JsonObject Token(int id, string content) => new() { ["id"] = id, ["content"] = content, ["special"] = true };

    private static string Refusal(Action<JsonObject> change)
    {
        using var model = new ModelCopy();
        model.Edit("tokenizer.json", change);
        Action read = () => TokenizerReader.Read(model["tokenizer.json"], 1024);
        string message = read.Should().Throw<ModelException>().Which.Message;
        message.Should().StartWith(model["tokenizer.json"]).And.NotContainAny("\n", "\r");
        return message;
    }
}
