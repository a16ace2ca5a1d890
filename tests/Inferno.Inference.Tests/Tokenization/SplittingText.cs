using System.Globalization;
using Inferno.Inference.Loading;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

public sealed class SplittingText
{
    // Quadratic work on this would outlast any test run.
    private const int LongRun = 1_000_000;

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("日")]
    [InlineData("\U0001F600")]
    public void Takes_a_run_of_a_million_characters(string unit)
    {
        Tokenizer tokenizer = ModelDirectory.Open(FixtureModel.Path).Tokenizer;
        string text = string.Concat(Enumerable.Repeat(unit, LongRun / unit.Length));

        tokenizer.Decode(tokenizer.Encode(text)).Should().Be(text);
    }

    [Fact]
    public void Sees_a_character_beyond_16_bits_as_one_of_its_category()
    {
        for (int point = 0x10000; point <= 0x10FFFF; point++)
        {
            AstralFolding folding = new($"x{char.ConvertFromUtf32(point)}y");

            folding.Text.Length.Should().Be(3);
            CharUnicodeInfo.GetUnicodeCategory(folding.Text[1]).Should().Be(CharUnicodeInfo.GetUnicodeCategory(point), "it is U+{0:X}", point);
            (folding.Unfold(1), folding.Unfold(2), folding.Unfold(3)).Should().Be((1, 3, 4));
        }
    }

    [Theory]
    [InlineData(@"\p{L}++", "aé日!", "aé日|!")]
    [InlineData(@"[^\s\p{L}]?+\p{L}++", "'ab 12c", "'ab| 1|2c")]
    [InlineData(@"[\p{Han}]+", "a漢字b\u3400", "a|漢字|b|\u3400")]
    [InlineData(@"[\p{L}&&[^\p{Han}]]+", "ab漢c", "ab|漢|c")]
    [InlineData(@"'(?i:[sdmt]|ll|ve|re)", "I'LL x'ſ", "I|'LL| x|'ſ")]
    [InlineData(@"\p{L}+", "𐐀𐐨a𠀀 𝟘😀", "𐐀𐐨a𠀀| 𝟘😀")]
    [InlineData(@"[^\s\p{L}\p{N}]", "😀👩a", "😀|👩|a")]
    public void Reads_patterns_as_Oniguruma_does(string pattern, string text, string pieces)
    {
        List<Piece> cut = PreTokenizer.Cut(
            new Piece(text, 0, text.Length, IsFirst: true), [new PatternSplit(SplitPatterns.Find(pattern), SplitBehavior.Isolated, invert: false)]);

        string.Join('|', cut.Select(piece => piece.Span.ToString())).Should().Be(pieces);
    }
}
