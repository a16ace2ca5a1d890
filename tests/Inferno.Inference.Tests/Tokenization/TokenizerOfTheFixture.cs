using CsCheck;
using Inferno.Inference.Loading;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

public sealed class TokenizerOfTheFixture
{
    private static readonly Tokenizer Tokenizer = ModelDirectory.Open(FixtureModel.Path).Tokenizer;

    private static readonly string[] Pieces = ["'s ", "  \n", "In the", "\t ", "é", "日本", "👩‍👩‍👧", " 123", "!?"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 60],
        Gen.Int[0x20, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32).Array[0, 20].Select(string.Concat),
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 20].Select(string.Concat));

    public static TheoryData<string> Prompts => FixtureModel.Prompts;

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Gives_the_ids_that_the_model_was_trained_with(string prompt)
    {
        Tokenizer.Encode(prompt).Should().Equal(FixtureModel.RunOf(prompt).PromptIds);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Gives_the_text_of_generated_ids(string prompt)
    {
        ReferenceRun run = FixtureModel.RunOf(prompt);
        Tokenizer.Decode(run.GreedyIds).Should().Be(run.Text);
    }

    [Fact]
    public void Returns_any_text_from_its_ids()
    {
        Text.Sample(text => Tokenizer.Decode(Tokenizer.Encode(text)) == text, iter: 2000);
    }

    [Fact]
    public void Streams_the_same_text_and_never_half_a_character()
    {
        Text.Sample(
            text =>
            {
                TokenDecoder decoder = Tokenizer.CreateDecoder();
                string[] pieces = [.. Tokenizer.Encode(text).Select(decoder.Append), decoder.Flush()];
                return string.Concat(pieces) == text
                    && pieces.All(p => p.Length == 0 || !(char.IsLowSurrogate(p[0]) || char.IsHighSurrogate(p[^1])));
            },
            iter: 2000);
    }

    [Fact]
    public void Holds_an_unfinished_character_back_until_the_end()
    {
        int[] ids = Tokenizer.Encode("日");
        TokenDecoder decoder = Tokenizer.CreateDecoder();
        ids[..^1].Select(decoder.Append).Should().OnlyContain(text => text.Length == 0);
        decoder.Flush().Should().Be("\uFFFD");
        decoder.Append(Tokenizer.Encode("a")[^1]).Should().Be("a");
    }

    [Fact]
    public void Makes_text_that_spells_a_special_token_that_token()
    {
        Tokenizer.Encode("a<|end_of_text|>b").Should().Equal(
            [0, .. Tokenizer.Encode("a").Skip(1), 1, .. Tokenizer.Encode("b").Skip(1)]);
    }

    [Fact]
    public void Gives_only_the_begin_token_for_no_text() => Tokenizer.Encode("").Should().Equal(0);

    [Fact]
    public void Gives_no_text_for_special_and_unknown_ids() => Tokenizer.Decode([0, 1, -1, 1024, int.MaxValue]).Should().BeEmpty();

    [Fact]
    public void Reads_an_unpaired_surrogate_as_a_replacement_character() =>
        Tokenizer.Decode(Tokenizer.Encode("a\uD800b")).Should().Be("a\uFFFDb");

    [Fact]
    public void Serves_many_callers_at_once()
    {
        int[][] expected = [.. FixtureModel.Runs.Select(run => run.PromptIds)];
        Parallel.For(0, 200, i => Tokenizer.Encode(FixtureModel.Runs[i % 5].Prompt).Should().Equal(expected[i % 5]));
    }
}
