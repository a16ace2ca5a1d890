using System.Text.Json.Nodes;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

/// <summary>The fixture's vocabulary under the splitting rules of other models: each piece is encoded alone, so pieces can be told from ids.</summary>
public sealed class TokenizersOfOtherModels
{
    private const string Llama3Pattern =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    [Theory]
    [InlineData("In 12345 days", "In", " 12345", " days")]
    [InlineData("he's  gone", "he", "'s", " ", " gone")]
    public void Splits_like_GPT_2(string text, params string[] pieces) =>
        Read(_ => { }).Encode(text).Should().Equal(EncodePieces(pieces));

    [Theory]
    [InlineData("In 12345 days", "In", " ", "123", "45", " days")]
    [InlineData("He'S!\n\nGone", "He", "'S", "!\n\n", "Gone")]
    public void Splits_like_Llama_3(string text, params string[] pieces) =>
        Read(file => file["pre_tokenizer"] = Sequence(Split(Llama3Pattern), ByteLevel(useRegex: false)))
            .Encode(text).Should().Equal(EncodePieces(pieces));

    [Theory]
    [InlineData("In 123 days", "In", " ", "1", "2", "3", " days")]
    public void Splits_like_Qwen_2(string text, params string[] pieces) =>
        Read(file => file["pre_tokenizer"] = Sequence(
            Split(Llama3Pattern.Replace("{1,3}", "", StringComparison.Ordinal)), ByteLevel(useRegex: false)))
            .Encode(text).Should().Equal(EncodePieces(pieces));

    [Theory]
    [InlineData("In 123 days", "In", " ", "1", "2", "3", " days")]
    public void Splits_like_SmolLM(string text, params string[] pieces) =>
        Read(file => file["pre_tokenizer"] = Sequence(
            new JsonObject { ["type"] = "Digits", ["individual_digits"] = true }, ByteLevel(useRegex: true)))
            .Encode(text).Should().Equal(EncodePieces(pieces));

    [Fact]
    public void Splits_at_a_literal_string() =>
        Read(file => file["pre_tokenizer"] = Sequence(
            new JsonObject { ["type"] = "Split", ["pattern"] = new JsonObject { ["String"] = "." }, ["behavior"] = "Isolated" },
            ByteLevel(useRegex: false)))
            .Encode("ab.the").Should().Equal(EncodePieces("ab", ".", "the"));

    [Fact]
    public void Puts_a_space_before_the_text_where_the_model_wants_one() =>
        Read(file => file["pre_tokenizer"]!["add_prefix_space"] = true)
            .Encode("the king").Should().Equal(EncodePieces(" the", " king"));

    [Fact]
    public void Takes_a_piece_that_is_a_token_whole_where_merges_are_to_be_ignored()
    {
        void AddToken(JsonObject file)
        {
            JsonObject vocabulary = file["model"]!["vocab"]!.AsObject();
            vocabulary.Remove(vocabulary.Single(t => (int)t.Value! == 1023).Key);
            vocabulary["ĠxyzÃ©"] = 1023;
            file["model"]!["merges"]!.AsArray().RemoveAt(file["model"]!["merges"]!.AsArray().Count - 1);
        }

        Read(file =>
        {
            AddToken(file);
            file["model"]!["ignore_merges"] = true;
        }).Encode(" xyzé x").Should().Equal([0, 1023, .. EncodePieces(" x").Skip(1)]);
        Read(AddToken).Encode(" xyzé").Should().NotContain(1023);
    }

    [Fact]
    public void Adds_nothing_without_a_template() =>
        Read(file => file["post_processor"] = ByteLevel(useRegex: true)).Encode("the").Should().Equal(EncodePieces("the").Skip(1));

    [Fact]
    public void Adds_tokens_after_the_text_where_the_template_has_them() =>
        Read(file => file["post_processor"] = JsonNode.Parse(
            """
            {"type": "Sequence", "processors": [{"type": "ByteLevel"}, {"type": "TemplateProcessing",
              "single": [{"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "end"}}],
              "special_tokens": {"end": {"id": "end", "ids": [1]}}}]}
            """)).Encode("the").Should().Equal([.. EncodePieces("the").Skip(1), 1]);

    [Fact]
    public void Reads_merges_as_pairs() =>
        Read(file => file["model"]!["merges"] = new JsonArray(
            [.. file["model"]!["merges"]!.AsArray().Select(m => new JsonArray([.. ((string)m!).Split(' ').Select(t => (JsonNode)t)]))]))
            .Encode("In the beginning").Should().Equal(EncodePieces("In", " the", " beginning"));

    [Fact]
    public void Keeps_the_text_of_an_added_token_that_is_not_special()
    {
        Tokenizer tokenizer = Read(file => file["added_tokens"]!.AsArray().Add(
            new JsonObject { ["id"] = 1023, ["content"] = "<note>", ["special"] = false }));
        tokenizer.Encode("a<note>b").Should().Contain(1023);
        tokenizer.Decode(tokenizer.Encode("a<note>b")).Should().Be("a<note>b");
    }

    [Fact]
    public void Composes_text_where_the_model_wants_NFC()
    {
        Tokenizer tokenizer = Read(file => file["normalizer"] = new JsonObject { ["type"] = "NFC" });
        tokenizer.Encode("e\u0301 日本").Should().Equal(tokenizer.Encode("é 日本"));
        tokenizer.Decode(tokenizer.Encode("e\u0301 日本")).Should().Be("é 日本");
    }

    private static Tokenizer Read(Action<JsonObject> change)
    {
        using var model = new ModelCopy();
        model.Edit("tokenizer.json", change);
        return TokenizerReader.Read(model["tokenizer.json"], 1024);
    }

    private static int[] EncodePieces(params string[] pieces)
    {
        Tokenizer whole = Read(file => file["pre_tokenizer"] = ByteLevel(useRegex: false));
        return [0, .. pieces.SelectMany(piece => whole.Encode(piece).Skip(1))];
    }

    private static JsonObject Sequence(params JsonNode[] parts) =>
        new() { ["type"] = "Sequence", ["pretokenizers"] = new JsonArray(parts) };

    private static JsonObject Split(string pattern) =>
        new() { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = pattern }, ["behavior"] = "Isolated", ["invert"] = false };

    private static JsonObject ByteLevel(bool useRegex) => new() { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = useRegex };
}
