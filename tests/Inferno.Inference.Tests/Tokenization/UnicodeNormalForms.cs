using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

public sealed class UnicodeNormalForms
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0x20, 0x10FFFF], Gen.Int[0x300, 0x36F], Gen.Int[0x1100, 0x11FF], Gen.Int[0xAC00, 0xD7A3], Gen.Int[0x1E00, 0x1FFF], Gen.Int[0x900, 0xDFF])
        .Where(point => point is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32).Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData(NormalizationForm.FormC, "NFC")]
    [InlineData(NormalizationForm.FormD, "NFD")]
    [InlineData(NormalizationForm.FormKC, "NFKC")]
    [InlineData(NormalizationForm.FormKD, "NFKD")]
    public void Of_all_code_points_are_Hugging_Faces(NormalizationForm form, string name)
    {
        string file = Path.Combine(FixtureModel.Repository, "tests", "fixtures", "tokenizers", "normal-forms.json");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int point = 0; point <= 0x10FFFF; point++)
        {
            if (point is < 0xD800 or > 0xDFFF)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(NormalForms.Apply($"a{char.ConvertFromUtf32(point)}\u0301\u0323", form) + "\n"));
            }
        }

        Convert.ToHexStringLower(hash.GetHashAndReset()).Should().Be((string)JsonNode.Parse(File.ReadAllText(file))![name]!);
    }

    [Theory]
    [InlineData("\u2126\u212B\uF900", "\u03A9\u00C5\u8C48")]
    [InlineData("e\u0301 a\u0323\u0301 a\u0301\u0323", "\u00E9 \u1EA1\u0301 \u1EA1\u0301")]
    [InlineData("\u1112\u1161\u11AB \uAC00\u11A8 \u1100\u11A8", "\uD55C \uAC01 \u1100\u11A8")]
    [InlineData("\u0344 \u0958 \uFB01\u00BD", "\u0308\u0301 \u0915\u093C \uFB01\u00BD")]
    public void Compose_what_belongs_together(string text, string composed) =>
        NormalForms.Apply(text, NormalizationForm.FormC).Should().Be(composed);

    [Fact]
    public void Are_the_same_by_whichever_way() => Text.Sample(
        text =>
        {
            string c = NormalForms.Apply(text, NormalizationForm.FormC), d = NormalForms.Apply(text, NormalizationForm.FormD);
            return NormalForms.Apply(d, NormalizationForm.FormC) == c && NormalForms.Apply(c, NormalizationForm.FormD) == d
                && NormalForms.Apply(c, NormalizationForm.FormC) == c && NormalForms.Apply(d, NormalizationForm.FormD) == d
                && NormalForms.Apply(c, NormalizationForm.FormKC) == NormalForms.Apply(d, NormalizationForm.FormKC);
        },
        iter: 5000);
}
