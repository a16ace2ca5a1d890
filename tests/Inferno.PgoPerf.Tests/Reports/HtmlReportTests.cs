using System.Text.RegularExpressions;
using Inferno.Reporting.Html;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private static readonly string Page = HtmlReport.Render(RunExamples.Mixed());

    [Theory]
    [InlineData("The measurement is at fault in 1 of 2 scenarios.")]
    [InlineData(">Gains<")]
    [InlineData(">group/case<")]
    [InlineData("INF2001")]
    [InlineData("INF2053")]
    [InlineData("INFERNO_SEED=42")]
    [InlineData("<th>tier 1, with probes</th><td>0</td><td>158</td>")]
    [InlineData("gain against score")]
    public void Says(string text) => Page.Should().Contain(text);

    [Fact]
    public void Needs_nothing_beside_itself() => Addresses.Matches(Page).Select(match => match.Groups["address"].Value)
        .Should().NotBeEmpty().And.OnlyContain(address => address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith('#'));

    [Fact]
    public void Is_light_and_dark() => Page.Should().Contain("@media (prefers-color-scheme: dark)");

    [Fact]
    public void Text_from_outside_stays_text() =>
        HtmlReport.Render(RunExamples.Mixed() with { Inputs = ["<script>alert(1)<br>"], Id = "<b>&" })
            .Should().NotContain("<script").And.NotContain("<b>&").And.Contain("&lt;b&gt;&amp;");

    [GeneratedRegex("""(src|href|url)(="|\()(?<address>[^")]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses { get; }
}
